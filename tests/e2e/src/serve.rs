//! A small server for one test: it hears requests and gives what a closure answers, on a thread of its own, until it is dropped. It knows
//! nothing of what is served.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    thread::JoinHandle,
    time::Duration,
};

use anyhow::{Context, Result};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, Method},
    response::Response,
};
use tokio::{net::TcpListener, runtime::Builder, sync::oneshot};

/// Longer than what any test posts.
const LONGEST_BODY: usize = 64 << 20;

/// What a browser asks for.
pub struct Asked {
    /// The path, with query.
    pub url: String,
    /// Whether something is posted.
    pub post: bool,
    /// What is posted.
    pub body: String,
    headers: HeaderMap,
}

impl Asked {
    /// What one of its headers says.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// What it gets.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(&'static str, String)>,
    /// The bytes.
    pub body: Vec<u8>,
    /// How long the answer is on its way.
    pub after: Duration,
}

/// A server on a free port of this machine.
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    worker: Option<JoinHandle<()>>,
}

impl Server {
    /// Serve what the closure answers.
    ///
    /// # Errors
    /// If no port can be had.
    pub fn start(answer: impl Fn(Asked) -> Answer + Send + Sync + 'static) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener =
            runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).context("no port could be had")?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let answer = Arc::new(answer);
        let router = Router::new().fallback(move |request| respond(Arc::clone(&answer), request));
        // The runtime goes with the thread, and open connections with the runtime.
        let worker = std::thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    served = axum::serve(listener, router) => drop(served),
                    asked = stopped => drop(asked),
                }
            });
        });
        Ok(Self { address, stop: Some(stop), worker: Some(worker) })
    }

    /// Where it listens, without a path.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(worker) = self.worker.take() {
            drop(worker.join());
        }
    }
}

async fn respond(answer: Arc<impl Fn(Asked) -> Answer>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, LONGEST_BODY).await.unwrap_or_default();
    let answer = answer(Asked {
        url: head.uri.path_and_query().map_or_else(String::new, ToString::to_string),
        post: head.method == Method::POST,
        body: String::from_utf8_lossy(&body).into_owned(),
        headers: head.headers,
    });
    tokio::time::sleep(answer.after).await;
    let response = Response::builder().status(answer.status);
    let response =
        answer.headers.iter().fold(response, |response, (name, value)| response.header(*name, value));
    response.body(Body::from(answer.body)).unwrap_or_default()
}
