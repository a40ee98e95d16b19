//! `dist/embed/`, what other people's pages take, and `dist/postmortem-editor.html`, the whole editor in one file. Both are made of the
//! site that lies in `dist/`, so the program is compiled once.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};
use xshell::Shell;

use super::{bundle::Bundle, minify::Minifier};
use crate::{project, size};

const GLUE: &str = "postmortem-editor.js";

/// Write both below `dist/`.
pub fn run(shell: &Shell, minifier: &Minifier) -> Result<()> {
    let root = project::root();
    let (dist, modules) = (root.join("dist"), root.join("src/browser"));
    let glue = shell.read_file(dist.join(GLUE))?;
    let wasm = shell.read_binary_file(dist.join("postmortem-editor_bg.wasm"))?;
    // Where Trusted Types are enforced a program that writes markup is stopped, and ours has no need to.
    ensure!(
        !glue.contains("innerHTML") && !glue.contains("insertAdjacentHTML"),
        "the program writes markup: look for `inner_html`"
    );
    let script = Bundle::default().with(GLUE, glue.clone()).of(&modules, "embed.js")?;
    package(shell, &root, &minifier.script(shell, &script)?, &wasm)?;
    let page = shell.read_file(dist.join("index.html"))?;
    let script = Bundle::default().with(GLUE, glue).of(&modules, "single.js")?;
    let script = minifier.script(shell, &script)?;
    // A script's text ends where its page says so, wherever that stands.
    ensure!(!script.to_ascii_lowercase().contains("</script"), "the script contains the end of a script");
    let style = shell.read_file(dist.join("page.css"))?;
    let icon = shell.read_file(dist.join("icon.svg"))?;
    Ok(shell
        .write_file(dist.join("postmortem-editor.html"), single(&page, &style, &icon, &script, &wasm)?)?)
}

/// The folder that can be published as it stands.
fn package(shell: &Shell, root: &Path, script: &str, wasm: &[u8]) -> Result<()> {
    let folder = root.join("dist/embed");
    shell.remove_path(&folder)?;
    shell.create_dir(&folder)?;
    shell.write_file(folder.join(GLUE), script)?;
    shell.write_file(folder.join("postmortem-editor.wasm"), wasm)?;
    for file in ["postmortem-editor.d.ts", "frame.html", "frame.js", "frame.css"] {
        shell.copy_file(root.join("src/browser/embed").join(file), &folder)?;
    }
    for file in ["LICENSE-APACHE", "LICENSE-MIT"] {
        shell.copy_file(root.join(file), &folder)?;
    }
    shell.copy_file(root.join("docs/embedding.md"), folder.join("README.md"))?;
    shell.write_file(folder.join("package.json"), manifest(&project::version()?)?)?;
    let mut hashes = BTreeMap::new();
    for path in shell.read_dir(&folder)? {
        let name =
            path.file_name().and_then(|name| name.to_str()).context("a file without a name")?.to_owned();
        hashes.insert(
            name,
            format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(shell.read_binary_file(&path)?))),
        );
    }
    Ok(shell.write_file(folder.join("integrity.json"), format!("{:#}\n", json!(hashes)))?)
}

fn manifest(version: &str) -> Result<String> {
    let manifest = json!({
        "name": "postmortem-editor",
        "version": version,
        "description": "A structured postmortem editor as a custom element: timeline, checks, Markdown and JSON, no server.",
        "keywords": ["postmortem", "incident", "custom-element", "web-component", "editor"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "./postmortem-editor.js",
        "module": "./postmortem-editor.js",
        "types": "./postmortem-editor.d.ts",
        "exports": {
            ".": { "types": "./postmortem-editor.d.ts", "default": "./postmortem-editor.js" },
            "./postmortem-editor.wasm": "./postmortem-editor.wasm",
            "./frame.html": "./frame.html",
            "./package.json": "./package.json",
        },
        "files": [
            "postmortem-editor.js", "postmortem-editor.wasm", "postmortem-editor.d.ts", "frame.html", "frame.js", "frame.css",
            "integrity.json", "LICENSE-APACHE", "LICENSE-MIT", "README.md",
        ],
        "sideEffects": true,
    });
    Ok(format!("{manifest:#}\n"))
}

/// The site's page with everything it loads inside it, and a policy of its own that lets nothing else in.
fn single(page: &str, style: &str, icon: &str, script: &str, wasm: &[u8]) -> Result<String> {
    let style = format!("\n{style}");
    let script = format!("\n{script}");
    let of = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; img-src data: blob:; base-uri 'none'; form-action 'none'",
        of(&script),
        of(&style)
    );
    let mut lines = Vec::new();
    let mut replaced = 0;
    for line in page.lines() {
        let bare = line.trim();
        // The program is in the page, so there is nothing to fetch ahead.
        if bare.starts_with("<link rel=\"preload\"") || bare.starts_with("<link rel=\"modulepreload\"") {
            continue;
        }
        if bare.starts_with("<meta charset") {
            lines.push(line.to_owned());
            lines.push(format!("    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />"));
        } else if bare.starts_with("<link rel=\"icon\"") {
            lines.push(format!(
                "    <link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\" />",
                BASE64_STANDARD.encode(icon)
            ));
        } else if bare.starts_with("<link rel=\"stylesheet\"") {
            lines.push(format!("    <style>{style}</style>"));
            replaced += 1;
        } else if bare.starts_with("<script ") {
            lines.push(format!("    <script type=\"module\">{script}</script>"));
            replaced += 1;
        } else if bare == "</body>" {
            let packed = BASE64_STANDARD.encode(size::gzip(wasm)?);
            lines.push(format!("    <script type=\"text/plain\" data-wasm>{packed}</script>\n{line}"));
            replaced += 1;
        } else {
            lines.push(line.to_owned());
        }
    }
    ensure!(
        replaced == 3,
        "index.html does not look as expected: its style, its script and its end are one line each"
    );
    lines.push(String::new());
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::single;

    #[test]
    fn one_file_names_no_other() {
        let page = "<head>\n<meta charset=\"utf-8\" />\n<link rel=\"icon\" href=\"./icon.svg\"/>\n<link rel=\"stylesheet\" href=\"./page.css\"/>\n\
                    <link rel=\"preload\" href=\"./a.wasm\" />\n<script src=\"./boot.js\" type=\"module\"></script>\n</head>\n<body>\n</body>";
        let file = single(page, "p {}", "<svg/>", "1;", b"\0asm").expect("a page");
        assert!(!file.contains("\"./"), "{file}");
        // The hashes are those of what stands between the tags, line break included.
        assert!(
            file.contains("<style>\np {}</style>") && file.contains("<script type=\"module\">\n1;</script>"),
            "{file}"
        );
        assert!(single("<head></head>", "", "", "", b"").is_err());
    }
}
