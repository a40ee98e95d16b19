//! Somebody else's page: serves `examples/embed` with the built element beside it, under the policy a test chooses, writes down what is
//! asked for, and keeps what a form posts. A watcher stands at the head of every page and counts what the element leaves behind.

use std::{
    collections::HashMap,
    io::Read,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

const BASE: &str = "/wiki/";
const WATCH: &str = include_str!("watch.js");
/// Answers that wait must not hold up the others.
const WORKERS: usize = 4;

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
    server: Arc<Server>,
    workers: Vec<JoinHandle<()>>,
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
        let server = Server::http("127.0.0.1:0").map_err(|error| anyhow!("no port could be had: {error}"))?;
        let (server, seen) = (Arc::new(server), Arc::<Mutex<Seen>>::default());
        let rules = Arc::new((manner, dist, examples));
        let work = |_| {
            let (server, seen, rules) = (Arc::clone(&server), Arc::clone(&seen), Arc::clone(&rules));
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // The browser may have gone away; the test that needed the answer notices.
                    drop(answer(&rules.0, &rules.1, &rules.2, &seen, request));
                }
            })
        };
        let workers = (0..WORKERS).map(work).collect();
        Ok(Self { server, workers, seen })
    }

    /// The address of a page.
    pub fn url(&self, page: &str) -> String {
        let port = self.server.server_addr().to_ip().map_or(0, |address| address.port());
        format!("http://127.0.0.1:{port}{BASE}{page}")
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

impl Drop for Wiki {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.server.unblock();
        }
        for worker in self.workers.drain(..) {
            drop(worker.join());
        }
    }
}

fn answer(
    manner: &Manner,
    dist: &Path,
    examples: &Path,
    seen: &Mutex<Seen>,
    mut request: Request,
) -> std::io::Result<()> {
    let url = request.url().to_owned();
    let mut body = String::new();
    if *request.method() == Method::Post {
        request.as_reader().read_to_string(&mut body)?;
    }
    {
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.requests.push(url.clone());
        if *request.method() == Method::Post {
            seen.posted.push(body);
            drop(seen);
            return request.respond(headed(
                Response::from_string("<p>Saved.</p>"),
                "text/html; charset=utf-8",
                manner,
            ));
        }
    }
    let name = url.split(['?', '#']).next().and_then(|path| path.strip_prefix(BASE)).unwrap_or("..");
    let kind = media_type(name, manner);
    if name == "watch.js" {
        return request.respond(headed(Response::from_string(WATCH), kind, manner));
    }
    if name.ends_with(".wasm") {
        std::thread::sleep(manner.slow_wasm);
    }
    let file = match name.strip_prefix("postmortem/") {
        Some(rest) => dist.join("embed").join(rest),
        None if name == "postmortem-editor.html" => dist.join(name),
        None => examples.join(name),
    };
    let bytes = match manner.pages.get(name) {
        Some(page) => page.clone().into_bytes(),
        None if !name.contains("..") && file.is_file() => std::fs::read(file)?,
        None => return request.respond(headed(Response::empty(404), "text/plain", manner)),
    };
    if name.ends_with(".html") {
        let page = String::from_utf8_lossy(&bytes);
        let watched =
            page.replacen("<meta charset", "<script src=\"/wiki/watch.js\"></script>\n<meta charset", 1);
        return request.respond(headed(Response::from_string(watched), kind, manner));
    }
    request.respond(headed(Response::from_data(bytes), kind, manner))
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

fn headed<R: Read>(response: Response<R>, kind: &str, manner: &Manner) -> Response<R> {
    let mut headers =
        vec![("Content-Type", kind), ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")];
    headers.extend(manner.policy.as_deref().map(|policy| ("Content-Security-Policy", policy)));
    let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    headers.fold(response, Response::with_header)
}
