//! `sheet!`: style sheets as one text without what only people read: comments, blanks and the last sign of a block.

use proc_macro2::TokenStream;
use quote::quote;
use std::path::Path;
use syn::{LitStr, Token, punctuated::Punctuated};

/// Paths lie beside the package's `Cargo.toml`, as everywhere in a build.
pub fn expand(paths: Punctuated<LitStr, Token![,]>) -> TokenStream {
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let mut sheet = String::new();
    let mut files = Vec::new();
    for path in paths {
        let file = Path::new(&root).join(path.value()).display().to_string();
        match std::fs::read_to_string(&file) {
            Ok(text) => small(&text, &mut sheet),
            Err(error) => {
                return syn::Error::new(path.span(), format!("{file}: {error}")).into_compile_error();
            }
        }
        files.push(file);
    }
    // The compiler watches what is included, and nothing else.
    quote! {{
        #(const _: &str = include_str!(#files);)*
        #sheet
    }}
}

/// Write `text` behind `sheet`. What stands in quotes stays; a blank stays wherever it may mean something.
fn small(text: &str, sheet: &mut String) {
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = match letter {
            '"' | '\'' => quoted(rest, letter),
            '/' if rest.starts_with("/*") => {
                rest = rest.split_once("*/").map_or("", |(_, rest)| rest);
                continue;
            }
            letter if letter.is_whitespace() => {
                rest = rest.trim_start();
                let after = sheet.chars().next_back().is_none_or(|before| "{};,: ".contains(before));
                // A comment between two blanks is one blank.
                let before = rest.chars().next().is_none_or(|next| "{};,".contains(next));
                if !after && !before {
                    sheet.push(' ');
                }
                continue;
            }
            '}' => {
                sheet.truncate(sheet.trim_end_matches([';', ' ']).len());
                1
            }
            other => other.len_utf8(),
        };
        let (now, next) = rest.split_at(length);
        if matches!(letter, '{' | ';' | ',') {
            sheet.truncate(sheet.trim_end_matches(' ').len());
        }
        sheet.push_str(now);
        rest = next;
    }
    sheet.truncate(sheet.trim_end_matches(' ').len());
}

/// The length of what stands in quotes, both of them included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, letter)| {
        let ends = *letter == quote && !escaped;
        escaped = *letter == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::small;

    fn smaller(text: &str) -> String {
        let mut sheet = String::new();
        small(text, &mut sheet);
        sheet
    }

    #[test]
    fn only_what_means_nothing_goes() {
        for (written, kept) in [
            (
                "/* a */\n.a , .b > p :hover {\n  color: red;\n  margin: 0 calc(1px + 2px) ;\n}\n",
                ".a,.b > p :hover{color:red;margin:0 calc(1px + 2px)}",
            ),
            (".a { content: \"a /* ; */ \\\" }\"; }", ".a{content:\"a /* ; */ \\\" }\"}"),
            ("@media (width > 1px) { .a { b: c } }\n.d{}", "@media (width > 1px){.a{b:c}}.d{}"),
            (".a /* x */ .b { --m: light-dark(#fff, #000); }", ".a .b{--m:light-dark(#fff,#000)}"),
            ("@layer a, b;\n@layer a {\n}", "@layer a,b;@layer a{}"),
            ("ünder { a: 'é', b }", "ünder{a:'é',b}"),
        ] {
            assert_eq!(smaller(written), kept);
        }
    }
}
