//! Somebody else's page: serves `examples/embed` with the built element beside it, under the policy a test chooses, writes down what is
//! asked for, and keeps what a form posts. A watcher stands at the head of every page and counts what the element leaves behind.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result};

use crate::serve::{Answer, Asked, Server};

const BASE: &str = "/wiki/";
const WATCH: &str = include_str!("watch.js");

/// How the host treats its visitors.
#[derive(Debug, Clone, Default)]
pub struct Manner {
    /// The content security policy of every answer.
    pub policy: Option<String>,
    /// How long the program is on its way.
    pub slow_wasm: Duration,
    /// Other media types than the right ones, by the end of the name.
    pub types: HashMap<&'static str, &'static str>,
    /// Pages of the test's own, by name.
    pub pages: HashMap<&'static str, String>,
}

#[derive(Default)]
struct Seen {
    requests: Vec<String>,
    posted: Vec<String>,
}

/// A host that serves until it is dropped.
pub struct Wiki {
    server: Server,
    seen: Arc<Mutex<Seen>>,
}

impl Wiki {
    /// Serve the examples on a free port of this machine.
    ///
    /// # Errors
    /// If the element has not been built, or no port can be had.
    pub fn start(manner: Manner) -> Result<Self> {
        let dist =
            std::env::var_os("DIST").map(PathBuf::from).context("run `cargo xtask test --only e2e`")?;
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/embed");
        let seen = Arc::<Mutex<Seen>>::default();
        let noted = Arc::clone(&seen);
        let server = Server::start(move |asked| answer(&manner, &dist, &examples, &noted, asked))?;
        Ok(Self { server, seen })
    }

    /// The address of a page.
    pub fn url(&self, page: &str) -> String {
        format!("{}{BASE}{page}", self.server.origin())
    }

    /// How many requests came so far, the ones browsers make on their own left out.
    pub fn requests(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.requests.iter().filter(|url| !url.ends_with("favicon.ico")).cloned().collect()
    }

    /// The bodies that forms posted.
    pub fn posted(&self) -> Vec<String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).posted.clone()
    }
}

fn answer(manner: &Manner, dist: &Path, examples: &Path, seen: &Mutex<Seen>, asked: Asked) -> Answer {
    {
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.requests.push(asked.url.clone());
        if asked.post {
            seen.posted.push(asked.body);
            drop(seen);
            return headed(200, b"<p>Saved.</p>".to_vec(), "text/html; charset=utf-8", manner);
        }
    }
    let name = asked.url.split(['?', '#']).next().and_then(|path| path.strip_prefix(BASE)).unwrap_or("..");
    let kind = media_type(name, manner);
    if name == "watch.js" {
        return headed(200, WATCH.into(), kind, manner);
    }
    let file = match name.strip_prefix("postmortem/") {
        Some(rest) => dist.join("embed").join(rest),
        None if name == "postmortem-editor.html" => dist.join(name),
        None => examples.join(name),
    };
    let bytes = match manner.pages.get(name) {
        Some(page) => Some(page.clone().into_bytes()),
        None if name.contains("..") => None,
        None => std::fs::read(file).ok(),
    };
    let Some(bytes) = bytes else {
        return headed(404, Vec::new(), "text/plain", manner);
    };
    if name.ends_with(".html") {
        let page = String::from_utf8_lossy(&bytes);
        let watched =
            page.replacen("<meta charset", "<script src=\"/wiki/watch.js\"></script>\n<meta charset", 1);
        return headed(200, watched.into(), kind, manner);
    }
    let answer = headed(200, bytes, kind, manner);
    let after = if name.ends_with(".wasm") { manner.slow_wasm } else { Duration::ZERO };
    Answer { after, ..answer }
}

fn media_type(name: &str, manner: &Manner) -> &'static str {
    let other = manner.types.iter().find(|(end, _)| name.ends_with(**end));
    other.map_or_else(
        || match name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        },
        |(_, kind)| kind,
    )
}

fn headed(status: u16, body: Vec<u8>, kind: &str, manner: &Manner) -> Answer {
    let mut headers = vec![
        ("Content-Type", kind.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cache-Control", "no-store".to_owned()),
    ];
    headers.extend(manner.policy.clone().map(|policy| ("Content-Security-Policy", policy)));
    Answer { status, headers, body, after: Duration::ZERO }
}
