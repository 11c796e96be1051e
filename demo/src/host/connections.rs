//! Takes connections, within limits, and stops in good order.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

/// How many connections one listener holds at a time; others wait.
const CONNECTIONS: usize = 128;
/// How long a client may take for the head of a request, and how long a
/// connection may be idle between two.
const HEAD_TIME: Duration = Duration::from_secs(60);
/// Room for the head of a request: an address of 8 KiB and 16 KiB of headers.
const HEAD_SIZE: usize = 24 * 1024;
/// How long answers that are under way may take once the demo is told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(5);
/// A pause after a connection could not be taken, such as for want of files.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves all of them until `stop` is ready and the last answers are given.
pub(super) async fn serve(
    listeners: impl Iterator<Item = (TcpListener, Router)>,
    stop: impl Future<Output = ()>,
) {
    let (told, tell) = watch::channel(());
    let mut servers = JoinSet::new();
    for (listener, router) in listeners {
        servers.spawn(take_connections(listener, router, tell.clone()));
    }
    stop.await;
    drop(told);
    while servers.join_next().await.is_some() {}
}

async fn take_connections(listener: TcpListener, router: Router, mut tell: watch::Receiver<()>) {
    let permits = Arc::new(Semaphore::new(CONNECTIONS));
    let under_way = GracefulShutdown::new();
    loop {
        let next = async {
            let permit = Arc::clone(&permits).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, stream) = tokio::select! {
            (permit, accepted) = next => match accepted {
                Ok((stream, _)) => (permit, stream),
                Err(_) => {
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            },
            // The sender is dropped when the demo is told to stop.
            _ = tell.changed() => break,
        };
        let answered = under_way.watch(connection(stream, router.clone()));
        tokio::spawn(async move {
            // A connection that breaks is the client's affair.
            let _ = answered.await;
            drop(permit);
        });
    }
    drop(listener);
    // Whatever is still open after that is closed by leaving.
    let _ = tokio::time::timeout(LAST_ANSWERS, under_way.shutdown()).await;
}

fn connection(
    stream: TcpStream,
    router: Router,
) -> http1::Connection<TokioIo<TcpStream>, TowerToHyperService<Router>> {
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
}
