//! Who may ask, and for what: HTTP on the loopback address.
//!
//! A page of another site can make a browser ask here under a name of its own, which then leads to this machine; so
//! only requests for this machine by its own names are answered. Nothing but reading is possible.

use std::net::TcpListener;
use std::sync::mpsc::Sender;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, Response, StatusCode, header};
use percent_encoding::percent_decode_str;
use tokio::sync::{oneshot, watch};

use super::board::Board;
use super::kinds::content_type;
use super::site::{Answer, Ask};
use super::{Message, panel};
use crate::write::manifest::{NAME as MANIFEST, SUMS};

/// No page of a site has an address that begins with a dot, so these are the server's own.
const SCRIPT: &str = ".gongshi/live.js";
const STYLE: &str = ".gongshi/live.css";
const CHANGED: &str = ".gongshi/changed";

/// What is told in place of the lists of a site's files.
const NO_MANIFEST: &str = "serve 只在内存里显示网站，没有清单；gongshi build 生成的网站才有 / \
                           serve shows a site in memory, which has no manifest; a site made by gongshi build has\n";

/// How long a question for changes waits for one.
const PATIENCE: Duration = Duration::from_secs(25);

/// The smallest picture.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// Answers in a thread of its own.
pub(super) fn open(listener: TcpListener, board: watch::Receiver<Board>, keeper: Sender<Message>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    let run = move || {
        let served: std::io::Result<()> = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, Router::new().fallback(answer).with_state(board)).await
        });
        if let Err(error) = served {
            let _ = keeper.send(Message::Closed(error));
        }
    };
    std::thread::Builder::new().name("door".to_owned()).spawn(run).map(drop)
}

async fn answer(State(mut board): State<watch::Receiver<Board>>, request: Request) -> Response<Body> {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let asked = request.uri().authority().map(axum::http::uri::Authority::as_str);
    if !named.is_some_and(is_own) || !asked.is_none_or(is_own) {
        return text(StatusCode::FORBIDDEN, "只回答 127.0.0.1 和 localhost / only 127.0.0.1 and localhost are answered\n");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut refused = text(StatusCode::METHOD_NOT_ALLOWED, "只能读取 / reading only\n");
        refused.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    let path = request.uri().path();
    let Ok(path) = percent_decode_str(path.strip_prefix('/').unwrap_or(path)).decode_utf8() else {
        return text(StatusCode::BAD_REQUEST, "地址不是 UTF-8 / the address is not UTF-8\n");
    };
    match &*path {
        SCRIPT => file(StatusCode::OK, SCRIPT, include_str!("live.js")),
        STYLE => file(StatusCode::OK, STYLE, include_str!("live.css")),
        CHANGED => {
            let seen = request.uri().query().and_then(|query| query.split('&').next()).unwrap_or_default();
            let changed = tokio::time::timeout(PATIENCE, board.wait_for(|board| board.number > 0 && board.name() != seen)).await;
            match changed.is_ok_and(|waited| waited.is_ok()) {
                true => file(StatusCode::OK, "changed.gif", PICTURE),
                false => reply(StatusCode::NO_CONTENT).body(Body::empty()).unwrap_or_default(),
            }
        }
        // The links of the page on verifying lead here, and only a site that is written has them.
        MANIFEST | SUMS => text(StatusCode::NOT_FOUND, NO_MANIFEST),
        _ => {
            let accepted = request.headers().get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
            from_site(&mut board, &path, accepted.is_some_and(|accepted| accepted.contains("text/html"))).await
        }
    }
}

/// A page or file of the site that is up. Who asks for HTML by name is a browser and gets the server's own additions;
/// any other program gets the bytes that a build writes.
async fn from_site(board: &mut watch::Receiver<Board>, path: &str, browser: bool) -> Response<Body> {
    let board = match board.wait_for(|board| board.number > 0).await {
        Ok(board) => board.clone(),
        Err(_) => return text(StatusCode::SERVICE_UNAVAILABLE, "正在结束 / ending\n"),
    };
    let seen = board.name();
    let none = || file(StatusCode::SERVICE_UNAVAILABLE, "none.html", panel::page(&board.panel, &seen));
    let Some(site) = &board.site else { return none() };
    let (reply_to, answer) = oneshot::channel();
    if site.send(Ask { path: path.to_owned(), reply: reply_to }).is_err() {
        return none();
    }
    let html = |bytes: Vec<u8>| match String::from_utf8(bytes) {
        Ok(page) if browser => panel::added(&page, &board.panel, &seen).into_bytes(),
        Ok(page) => page.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    match answer.await {
        Ok(Answer::File(route, bytes)) if route.as_str().ends_with(".html") => file(StatusCode::OK, route.as_str(), html(bytes)),
        Ok(Answer::File(route, bytes)) => file(StatusCode::OK, route.as_str(), bytes),
        Ok(Answer::Missing(bytes)) => file(StatusCode::NOT_FOUND, "404.html", html(bytes)),
        Ok(Answer::Folder) => {
            // From the address's last part, so that no path can be read as the name of another host.
            let last = path.rsplit('/').next().unwrap_or_default();
            let to = format!("./{}/", percent_encoding::utf8_percent_encode(last, percent_encoding::NON_ALPHANUMERIC));
            reply(StatusCode::TEMPORARY_REDIRECT).header(header::LOCATION, to).body(Body::empty()).unwrap_or_default()
        }
        Ok(Answer::Misprinted) => file(StatusCode::INTERNAL_SERVER_ERROR, "none.html", panel::page(&board.panel, &seen)),
        Err(_) => text(StatusCode::INTERNAL_SERVER_ERROR, "服务器内部错误 / a fault of the server\n"),
    }
}

/// Whether a host is this machine under its own names; the port may be a forwarded one.
fn is_own(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.bytes().all(|b| b.is_ascii_digit()) { name } else { host });
    matches!(name, "127.0.0.1" | "[::1]") || name.eq_ignore_ascii_case("localhost")
}

fn reply(status: StatusCode) -> axum::http::response::Builder {
    Response::builder()
        .status(status)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
}

fn file(status: StatusCode, name: &str, bytes: impl Into<Body>) -> Response<Body> {
    reply(status).header(header::CONTENT_TYPE, content_type(name)).body(bytes.into()).unwrap_or_default()
}

fn text(status: StatusCode, words: &'static str) -> Response<Body> {
    file(status, "words.txt", words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_meant() {
        for own in ["127.0.0.1", "127.0.0.1:8016", "localhost", "LOCALHOST:80", "[::1]:8016", "[::1]"] {
            assert!(is_own(own), "{own}");
        }
        for other in
            ["", "example.com", "127.0.0.1.example.com", "localhost.example.com:8016", "127.0.0.1@example.com", "[::1", "1:localhost"]
        {
            assert!(!is_own(other), "{other}");
        }
    }
}
