//! A static host as strict as a careful wiki: the page lies deep below a path, every answer carries the content security
//! policy, and every request is written down.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

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
    /// It has no policy that could help.
    NoPolicy,
}

/// A host that serves one folder until it is dropped.
pub struct Host {
    server: Arc<Server>,
    worker: Option<JoinHandle<()>>,
    requests: Arc<Mutex<Vec<String>>>,
    down: Arc<AtomicBool>,
}

impl Host {
    /// Serve the built page on a free port of this machine.
    ///
    /// # Errors
    /// If the page has not been built, or no port can be had.
    pub fn start(fault: Fault) -> Result<Self> {
        let folder =
            std::env::var_os("DIST").map(PathBuf::from).context("run `cargo xtask test --only e2e`")?;
        let server = Server::http("127.0.0.1:0").map_err(|error| anyhow!("no port could be had: {error}"))?;
        let (server, requests) = (Arc::new(server), Arc::default());
        let (listener, seen) = (Arc::clone(&server), Arc::clone(&requests));
        let down = Arc::new(AtomicBool::new(false));
        let gone = Arc::clone(&down);
        let worker = std::thread::spawn(move || {
            for request in listener.incoming_requests() {
                if gone.load(Ordering::Relaxed) {
                    drop(request.respond(Response::empty(503)));
                    continue;
                }
                // What the service worker fetches, it fetches for the next visit.
                if !by_worker(&request) {
                    note(&seen, request.url());
                }
                // The browser may have gone away; the test that needed the answer notices.
                drop(answer(&folder, fault, request));
            }
        });
        Ok(Self { server, worker: Some(worker), requests, down })
    }

    /// Serve nothing any more.
    pub fn go_down(&self) {
        self.down.store(true, Ordering::Relaxed);
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        let port = self.server.server_addr().to_ip().map_or(0, |address| address.port());
        format!("http://127.0.0.1:{port}{BASE}")
    }

    /// The paths asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(worker) = self.worker.take() {
            drop(worker.join());
        }
    }
}

fn by_worker(request: &Request) -> bool {
    let referrer = request.headers().iter().find(|header| header.field.equiv("Referer"));
    request.url().ends_with("/sw.js")
        || referrer.is_some_and(|header| header.value.as_str().ends_with("/sw.js"))
}

fn note(requests: &Mutex<Vec<String>>, url: &str) {
    requests.lock().unwrap_or_else(PoisonError::into_inner).push(url.to_owned());
}

fn answer(folder: &Path, fault: Fault, request: Request) -> std::io::Result<()> {
    let policy = match fault {
        Fault::WasmForbidden => POLICY.replace(" 'wasm-unsafe-eval'", ""),
        Fault::NoPolicy => String::new(),
        _ => POLICY.to_owned(),
    };
    let wasm = request.url().ends_with(".wasm");
    let file = match fault {
        Fault::WasmMissing if wasm => None,
        Fault::PageForWasm if wasm => file_for(folder, BASE),
        _ => file_for(folder, request.url()),
    };
    let Some(file) = file else {
        return request.respond(with_headers(Response::empty(404), "text/plain", &policy));
    };
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") if fault == Fault::ScriptsAsText && !request.url().ends_with("boot.js") => "text/plain",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    };
    request.respond(with_headers(Response::from_file(File::open(file)?), kind, &policy))
}

fn file_for(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix(BASE)?;
    let file = folder.join(if path.is_empty() { "index.html" } else { path });
    (!path.contains("..") && file.is_file()).then_some(file)
}

fn with_headers<R: std::io::Read>(response: Response<R>, kind: &str, policy: &str) -> Response<R> {
    let headers = [
        ("Content-Type", kind),
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
    ];
    let headers = headers.iter().filter(|(_, value)| !value.is_empty());
    let headers = headers.filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    headers.fold(response, Response::with_header)
}
