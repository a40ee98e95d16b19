//! Makes one module of several: our own, which import by one line each, and the one wasm-bindgen writes. Every module keeps a scope of
//! its own, so no name can meet another. It refuses what it does not understand; it leaves out
//! comments that have lines of their own, and rewrites nothing else.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, bail, ensure};

/// The modules of a bundle, in the order in which they have to run.
#[derive(Default)]
pub struct Bundle {
    given: BTreeMap<String, String>,
    done: Vec<String>,
    text: String,
}

impl Bundle {
    /// A module that is not read from the folder of the entry, by the name others import it by.
    pub fn with(mut self, name: &str, text: String) -> Self {
        self.given.insert(name.to_owned(), text);
        self
    }

    /// The text of one module that does what `entry` does.
    pub fn of(mut self, folder: &Path, entry: &str) -> Result<String> {
        let body = self.body(folder, entry)?;
        let Self { mut text, .. } = self;
        text.push_str(&body.lines.concat());
        // A script's text ends where its page says so, wherever that stands.
        ensure!(!text.to_ascii_lowercase().contains("</script"), "{entry} contains the end of a script");
        Ok(text)
    }

    fn add(&mut self, folder: &Path, name: &str) -> Result<()> {
        if self.done.iter().any(|done| done == name) {
            return Ok(());
        }
        self.done.push(name.to_owned());
        let Body { lines, exports } = self.body(folder, name)?;
        let (scope, exports) = (scope(name), exports.join(", "));
        self.text.push_str(&format!(
            "const {scope} = (() => {{\n{}return {{ {exports} }};\n}})();\n",
            lines.concat()
        ));
        Ok(())
    }

    fn body(&mut self, folder: &Path, name: &str) -> Result<Body> {
        let text = match self.given.remove(name) {
            Some(text) => text,
            None => std::fs::read_to_string(folder.join(name))
                .with_context(|| format!("{name} cannot be read"))?,
        };
        let mut body = Body { lines: Vec::new(), exports: Vec::new() };
        let entry = !self.done.iter().any(|done| done == name);
        let mut comment = false;
        for line in text.lines() {
            let bare = line.trim();
            comment |= bare.starts_with("/**");
            if comment || bare.starts_with("//") {
                comment &= !bare.ends_with("*/");
            } else if line.starts_with("import ") {
                let (what, from) =
                    import(bare).with_context(|| format!("{name}: `{bare}` is no import of one line"))?;
                self.add(folder, from)?;
                body.lines.push(format!("const {what} = {};\n", scope(from)));
            } else if let Some(rest) = line.strip_prefix("export ").filter(|_| !entry) {
                body.export(rest).with_context(|| format!("{name}: `{bare}` is no export of one line"))?;
            } else {
                body.lines.push(format!("{line}\n"));
            }
        }
        Ok(body)
    }
}

/// The modules that a module of ours imports, itself left out.
pub fn names(folder: &Path, entry: &str) -> Result<Vec<String>> {
    let mut bundle = Bundle::default();
    bundle.body(folder, entry)?;
    Ok(bundle.done)
}

struct Body {
    lines: Vec<String>,
    exports: Vec<String>,
}

impl Body {
    fn export(&mut self, rest: &str) -> Result<()> {
        if let Some(list) = rest.strip_prefix('{').and_then(|list| list.strip_suffix("};")) {
            for one in list.split(',').map(str::trim).filter(|one| !one.is_empty()) {
                self.exports.push(match one.split_once(" as ") {
                    Some((name, other)) => format!("{other}: {name}"),
                    None => one.to_owned(),
                });
            }
            return Ok(());
        }
        let words = rest.strip_prefix("async ").unwrap_or(rest);
        let named = ["function ", "class ", "const "].into_iter().find_map(|kind| words.strip_prefix(kind));
        let named = named.context("only functions, classes and constants are exported")?;
        let name: String = named.chars().take_while(|c| c.is_alphanumeric() || "_$".contains(*c)).collect();
        self.exports.push(name);
        self.lines.push(format!("{rest}\n"));
        Ok(())
    }
}

/// What a line imports, as the left side of an assignment, and from where.
fn import(line: &str) -> Result<(String, &str)> {
    let rest = line.strip_prefix("import ").unwrap_or(line);
    let Some((what, from)) = rest.split_once(" from \"./") else { bail!("it has no `from`") };
    let from = from.strip_suffix("\";").context("it does not end there")?;
    let what = match what.strip_prefix("* as ") {
        Some(name) => name.to_owned(),
        None => {
            ensure!(
                what.starts_with('{') && what.ends_with('}') && !what.contains(" as "),
                "it is no plain list"
            );
            what.to_owned()
        }
    };
    Ok((what, from))
}

fn scope(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("$_{plain}")
}

#[cfg(test)]
mod tests {
    use super::Bundle;
    use std::path::Path;

    fn bundle(modules: &[(&str, &str)], entry: &str) -> anyhow::Result<String> {
        let given = modules
            .iter()
            .fold(Bundle::default(), |bundle, (name, text)| bundle.with(name, (*text).to_owned()));
        given.of(Path::new("/nowhere"), entry)
    }

    #[test]
    fn every_module_keeps_its_scope_and_runs_once() {
        let text = bundle(
            &[
                ("a.js", "import { b } from \"./b.js\";\nimport * as c from \"./c.js\";\nb(c);\nexport const A = 1;\n"),
                ("b.js", "import { d } from \"./c.js\";\n// Words.\nexport function b() { d(); }\n"),
                ("c.js", "export class d {}\nfunction e() {}\nexport { f, e as default };\n"),
            ],
            "a.js",
        )
        .expect("a bundle");
        assert_eq!(
            text,
            "const $_c_js = (() => {\nclass d {}\nfunction e() {}\nreturn { d, f, default: e };\n})();\n\
             const $_b_js = (() => {\nconst { d } = $_c_js;\nfunction b() { d(); }\nreturn { b };\n})();\n\
             const { b } = $_b_js;\nconst c = $_c_js;\nb(c);\nexport const A = 1;\n"
        );
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for text in ["import x from \"./b.js\";\n", "import { x as y } from \"./b.js\";\n", "import \"b\";\n"]
        {
            assert!(bundle(&[("a.js", text), ("b.js", "")], "a.js").is_err(), "{text}");
        }
        assert!(
            bundle(&[("a.js", "import { b } from \"./b.js\";\n"), ("b.js", "export default 1;\n")], "a.js")
                .is_err()
        );
        assert!(bundle(&[("a.js", "const end = '</SCRIPT>';\n")], "a.js").is_err());
    }
}
