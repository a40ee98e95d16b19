//! Fits the program and its glue script to each other once they are written: what no one calls goes, names that only the two of them use
//! become short, and functions that are alike stand side by side, where a packer finds them. It knows wasm-bindgen's notation
//! and refuses a glue script that looks otherwise.

use std::{collections::HashMap, convert::Infallible};

use anyhow::{Context, Result, ensure};
use wasm_encoder::{
    CodeSection, ExportSection, FunctionSection, ImportSection, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, Export, ExportSectionReader, FunctionBody, FunctionSectionReader, Import,
    ImportSectionReader, Imports, Parser, Payload, TypeRef,
};

/// Under which name the program asks for what the glue gives it.
const MODULE: &str = "./postmortem-editor_bg.js";

/// Classes of a crate that Leptos brings and nobody here makes: streams of the web around streams of Rust. Being exported, they keep a
/// good deal of the program alive.
const CLASSES: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// The glue without unused classes, and the program without what the glue does not call. To be run before wasm-opt, which takes out what
/// only that called.
pub fn without_classes(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut kept = String::new();
    let (mut inside, mut class) = (false, false);
    for line in glue.split_inclusive('\n') {
        let named = CLASSES.iter().any(|class| {
            line.starts_with(&format!("export class {class} "))
                || line.starts_with(&format!("if (Symbol.dispose) {class}."))
                || line.starts_with(&format!("const {class}Finalization "))
        });
        if named {
            (inside, class) = (true, line.starts_with("export class"));
        }
        if !inside {
            kept.push_str(line);
        }
        // A class ends at the margin, a constant with its sign.
        inside &= !(line.starts_with('}') || line.trim_end().ends_with(';') && !class);
    }
    let left = CLASSES.iter().find(|class| kept.contains(*class));
    ensure!(left.is_none(), "the glue script has {left:?} where it is not expected");
    let unused = |name: &str| !kept.contains(&format!("wasm.{name}"));
    let wasm = Change { drop: Some(&unused), ..Change::default() }.apply(wasm)?;
    Ok((kept, wasm))
}

/// The two with short names for each other, and functions in an order that packs well. To be run after wasm-opt.
pub fn fitted(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let seen = Seen::of(wasm)?;
    let mut short = Short::default();
    let mut change = Change { order: seen.order(), ..Change::default() };
    for name in seen.imports {
        change.imports.insert(name, short.next());
    }
    let mut exports: Vec<(String, String)> =
        seen.exports.into_iter().map(|name| (name, short.next())).collect();
    // The longer name first, so that none is taken for the beginning of another.
    exports.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut text = imports(glue, &change.imports)?;
    for (name, now) in &exports {
        let access = format!("wasm.{name}");
        ensure!(text.contains(&access), "the glue script does not use the export {name}");
        text = text.replace(&access, &format!("wasm.{now}"));
    }
    change.exports = exports.into_iter().collect();
    let named = format!("\"{MODULE}\": import0");
    ensure!(text.contains(&named), "the glue script does not give {MODULE}");
    Ok((text.replace(&named, "_: import0"), change.apply(wasm)?))
}

/// The glue with the imports that the program asks for, by their new names.
fn imports(glue: &str, names: &HashMap<String, String>) -> Result<String> {
    let mut text = String::new();
    let (mut found, mut table, mut skipped) = (0, false, false);
    for line in glue.split_inclusive('\n') {
        table |= line.starts_with("    const import0 = {");
        table &= !line.starts_with("    };");
        let entry = line.strip_prefix("        ").filter(|rest| table && !rest.starts_with([' ', '}']));
        let key = entry.and_then(|entry| entry.split_once(": ")).filter(|(key, _)| key.starts_with("__wb"));
        if let Some((key, rest)) = key {
            skipped = !names.contains_key(key);
            if let Some(name) = names.get(key) {
                found += 1;
                text.push_str(&format!("        {name}: {rest}"));
            }
            // An entry of one line ends there.
            if rest.trim_end().ends_with(',') {
                skipped = false;
            }
        } else if !skipped {
            text.push_str(line);
        } else if line.starts_with("        }") {
            skipped = false;
        }
    }
    ensure!(
        found == names.len(),
        "the program asks for {} imports, the glue script has {found} of them",
        names.len()
    );
    Ok(text)
}

/// Names of one or two letters, none of which means anything in a script.
#[derive(Default)]
struct Short(usize);

impl Short {
    fn next(&mut self) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let (first, second) = (self.0 / LETTERS.len(), self.0 % LETTERS.len());
        self.0 += 1;
        // The digit keeps clear of words such as `do` and `if`.
        let letter = LETTERS.get(second).copied().unwrap_or(b'a');
        if first == 0 { char::from(letter).to_string() } else { format!("{}{first}", char::from(letter)) }
    }
}

/// What a program has, as far as it matters here.
struct Seen {
    imports: Vec<String>,
    imported: u32,
    exports: Vec<String>,
    bodies: Vec<Vec<u8>>,
}

impl Seen {
    fn of(wasm: &[u8]) -> Result<Self> {
        let mut seen = Self { imports: Vec::new(), imported: 0, exports: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("wasm-opt wrote what cannot be read")? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        ensure!(import.module == MODULE, "the program imports from {}", import.module);
                        seen.imports.push(import.name.to_owned());
                        seen.imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        seen.exports.push(export?.name.to_owned());
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    seen.bodies.push(wasm.get(body.range()).unwrap_or_default().to_vec());
                }
                _ => {}
            }
        }
        Ok(seen)
    }

    /// The old places of the functions in their new order: by what is in them, byte for byte. Two that begin alike meet.
    fn order(&self) -> Order {
        let mut places: Vec<usize> = (0..self.bodies.len()).collect();
        places.sort_by_key(|place| self.bodies.get(*place));
        let mut new = vec![0; places.len()];
        for (now, place) in places.iter().enumerate() {
            if let Some(new) = new.get_mut(*place) {
                *new = now as u32;
            }
        }
        Order { imported: self.imported, places, new }
    }
}

/// Where each function of the program's own goes.
#[derive(Default)]
struct Order {
    imported: u32,
    places: Vec<usize>,
    new: Vec<u32>,
}

impl Order {
    /// What was in the old order, in the new one.
    fn sorted<T: Clone>(&self, all: &[T]) -> Vec<T> {
        if self.places.is_empty() {
            return all.to_vec();
        }
        self.places.iter().filter_map(|place| all.get(*place).cloned()).collect()
    }
}

/// A program written anew.
#[derive(Default)]
struct Change<'a> {
    drop: Option<&'a dyn Fn(&str) -> bool>,
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
    order: Order,
}

impl Change<'_> {
    fn apply(&mut self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut module = Module::new();
        self.parse_core_module(&mut module, Parser::new(0), wasm)
            .map_err(|error| anyhow::anyhow!("the program cannot be written anew: {error}"))?;
        Ok(module.finish())
    }
}

type Done = std::result::Result<(), Error<Infallible>>;

impl Reencode for Change<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> std::result::Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.order.imported).and_then(|own| self.order.new.get(own as usize));
        Ok(own.map_or(function, |new| new + self.order.imported))
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Done {
        for import in section.into_imports() {
            let import = import?;
            let name = self.imports.get(import.name).cloned();
            let module = if name.is_some() { "_" } else { import.module };
            let import = Import { module, name: name.as_deref().unwrap_or(import.name), ty: import.ty };
            utils::parse_imports(self, imports, Imports::Single(0, import))?;
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Done {
        for export in section {
            let export = export?;
            if self.drop.is_some_and(|drop| drop(export.name)) {
                continue;
            }
            let name = self.exports.get(export.name).cloned();
            utils::parse_export(
                self,
                exports,
                Export { name: name.as_deref().unwrap_or(export.name), ..export },
            )?;
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Done {
        let types = section.into_iter().collect::<std::result::Result<Vec<u32>, _>>()?;
        for kind in self.order.sorted(&types) {
            functions.function(self.type_index(kind)?);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Done {
        let bodies = section.into_iter().collect::<std::result::Result<Vec<FunctionBody<'_>>, _>>()?;
        for body in self.order.sorted(&bodies) {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }

    /// Who made it, and with what: of no use to who runs it.
    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: wasmparser::CustomSectionReader<'_>,
    ) -> Done {
        let _ = (module, section);
        Ok(())
    }
}
#[cfg(test)]
mod tests {
    use super::{fitted, without_classes};
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection, Module,
        TypeSection,
    };

    const GLUE: &str = "export class IntoUnderlyingSink {\n    free() {\n        wasm.__wbg_intounderlyingsink_free(1);\n    }\n}\n\
        if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;\n\
        export function run() {\n    wasm.run();\n}\n\
        function __wbg_get_imports() {\n    const import0 = {\n        __proto__: null,\n        __wbg_now_1: function() {\n            now();\n        },\n        \
        __wbg_gone_2: function() { return handleError(function () {\n            gone();\n        }, arguments); },\n    };\n    \
        return { __proto__: null, \"./postmortem-editor_bg.js\": import0 };\n}\n\
        const IntoUnderlyingSinkFinalization = (typeof X === 'undefined')\n    ? 1\n    : 2;\nlast();\n";

    /// Two functions after one import; the second comes first by its bytes and calls the first.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./postmortem-editor_bg.js", "__wbg_now_1", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for calls in [[0, 0].as_slice(), &[1]] {
            functions.function(0);
            let mut body = Function::new([]);
            calls.iter().for_each(|call| {
                body.instructions().call(*call);
            });
            body.instructions().end();
            code.function(&body);
        }
        let mut exports = ExportSection::new();
        exports.export("run", ExportKind::Func, 2).export(
            "__wbg_intounderlyingsink_free",
            ExportKind::Func,
            1,
        );
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn what_nobody_calls_goes() {
        let (glue, wasm) = without_classes(GLUE, &program()).expect("a program");
        assert!(
            !glue.contains("IntoUnderlying") && glue.contains("last();") && glue.contains("wasm.run()"),
            "{glue}"
        );
        let text = String::from_utf8_lossy(&wasm).into_owned();
        assert!(text.contains("run") && !text.contains("intounderlying"), "{text}");
        assert!(without_classes("wasm.IntoUnderlyingSinks", &program()).is_err());
    }

    #[test]
    fn both_know_each_other_by_the_same_names() {
        let (glue, wasm) = without_classes(GLUE, &program()).expect("a program");
        let (glue, wasm) = fitted(&glue, &wasm).expect("a program");
        assert!(
            glue.contains("        a: function() {\n            now();") && glue.contains("wasm.b()"),
            "{glue}"
        );
        assert!(!glue.contains("gone") && glue.contains("_: import0"), "{glue}");
        let text = String::from_utf8_lossy(&wasm).into_owned();
        assert!(!text.contains("__wbg") && !text.contains("run"), "{text}");
        wasmparser::Validator::new().validate_all(&wasm).expect("a valid program");
        assert!(fitted("", &wasm).is_err());
    }

    #[test]
    fn functions_keep_who_they_call() {
        let (glue, wasm) = without_classes(GLUE, &program()).expect("a program");
        let (_, wasm) = fitted(&glue, &wasm).expect("a program");
        // Body by body: no locals, then calls. The longer one begins with a smaller number and stays in front of the one that calls it.
        assert!(wasm.windows(6).any(|bytes| bytes == [0, 0x10, 0, 0x10, 0, 0x0b]), "{wasm:?}");
        assert!(wasm.windows(4).any(|bytes| bytes == [0, 0x10, 1, 0x0b]), "{wasm:?}");
    }
}
