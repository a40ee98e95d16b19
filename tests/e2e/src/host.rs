//! A static host as strict as a careful wiki: the page lies deep below a path, every answer carries the content security
//! policy, and every request is written down.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, Result};

use crate::serve::{Answer, Asked, Server};

/// The folder of the host under which the page lies.
pub const BASE: &str = "/some/wiki/path/";

/// What the page has to live with.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// What a host may get wrong.
#[derive(Clone, Copy, PartialEq)]
pub enum Fault {
    /// Nothing: the host as it should be.
    None,
    /// Its policy does not allow WebAssembly.
    WasmForbidden,
    /// The wasm was not copied.
    WasmMissing,
    /// A page of words answers every address that is not there, and the wasm is not.
    PageForWasm,
    /// Scripts are sent as plain text.
    ScriptsAsText,
    /// None, but its page can be ended on purpose.
    Panics,
    /// It has no policy that could help.
    NoPolicy,
}

/// A host that serves one folder until it is dropped.
pub struct Host {
    server: Server,
    requests: Arc<Mutex<Vec<String>>>,
    down: Arc<AtomicBool>,
    folder: Arc<Mutex<PathBuf>>,
}

impl Host {
    /// Serve the built page on a free port of this machine.
    ///
    /// # Errors
    /// If the page has not been built, or no port can be had.
    pub fn start(fault: Fault) -> Result<Self> {
        let page = if fault == Fault::Panics { "DIST_PANIC" } else { "DIST" };
        let folder =
            std::env::var_os(page).map(PathBuf::from).context("run `cargo xtask test --only e2e`")?;
        let (requests, down) = (Arc::<Mutex<Vec<String>>>::default(), Arc::new(AtomicBool::new(false)));
        let folder = Arc::new(Mutex::new(folder));
        let (seen, gone, served) = (Arc::clone(&requests), Arc::clone(&down), Arc::clone(&folder));
        let server = Server::start(move |asked| {
            if gone.load(Ordering::Relaxed) {
                return Answer { status: 503, headers: Vec::new(), body: Vec::new(), after: Duration::ZERO };
            }
            // What the service worker fetches, it fetches for the next visit.
            if !by_worker(&asked) {
                note(&seen, &asked.url);
            }
            let folder = served.lock().unwrap_or_else(PoisonError::into_inner).clone();
            answer(&folder, fault, &asked)
        })?;
        Ok(Self { server, requests, down, folder })
    }

    /// Serve nothing any more.
    pub fn go_down(&self) {
        self.down.store(true, Ordering::Relaxed);
    }

    /// Serve another folder at the same address, as when a new version is put up.
    pub fn serve(&self, folder: &Path) {
        folder.clone_into(&mut self.folder.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.server.origin() + BASE
    }

    /// Scheme, name and port of the page.
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// The paths asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn by_worker(asked: &Asked) -> bool {
    asked.url.ends_with("/sw.js") || asked.header("Referer").is_some_and(|from| from.ends_with("/sw.js"))
}

fn note(requests: &Mutex<Vec<String>>, url: &str) {
    requests.lock().unwrap_or_else(PoisonError::into_inner).push(url.to_owned());
}

fn answer(folder: &Path, fault: Fault, asked: &Asked) -> Answer {
    let policy = match fault {
        Fault::WasmForbidden => POLICY.replace(" 'wasm-unsafe-eval'", ""),
        Fault::NoPolicy => String::new(),
        _ => POLICY.to_owned(),
    };
    let wasm = asked.url.ends_with(".wasm");
    let file = match fault {
        Fault::WasmMissing if wasm => None,
        Fault::PageForWasm if wasm => file_for(folder, BASE),
        _ => file_for(folder, &asked.url),
    };
    let bytes = file.as_ref().and_then(|file| std::fs::read(file).ok());
    let ending = file.as_ref().and_then(|file| file.extension()?.to_str());
    let kind = match ending {
        _ if bytes.is_none() => "text/plain",
        Some("html") => "text/html; charset=utf-8",
        Some("js") if fault == Fault::ScriptsAsText && !asked.url.ends_with("boot.js") => "text/plain",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    };
    let mut headers = vec![
        ("Content-Type", kind.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cache-Control", "no-store".to_owned()),
    ];
    if !policy.is_empty() {
        headers.push(("Content-Security-Policy", policy));
    }
    Answer {
        status: if bytes.is_some() { 200 } else { 404 },
        headers,
        body: bytes.unwrap_or_default(),
        after: Duration::ZERO,
    }
}

fn file_for(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix(BASE)?;
    let file = folder.join(if path.is_empty() { "index.html" } else { path });
    (!path.contains("..") && file.is_file()).then_some(file)
}
