//! A relay before the server, which can be cut.

use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

pub(crate) struct Front {
    port: u16,
    is_up: Arc<watch::Sender<bool>>,
}

impl Front {
    pub(crate) async fn start(server: &Config) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (is_up, _) = watch::channel(true);
        let is_up = Arc::new(is_up);
        let Host::Tcp(host) = &server.get_hosts()[0] else {
            panic!("the relay needs a server with an address");
        };
        let server = (
            host.clone(),
            server.get_ports().first().copied().unwrap_or(5432),
        );
        let state = Arc::clone(&is_up);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (server, mut state) = (server.clone(), state.subscribe());
                tokio::spawn(async move {
                    if *state.borrow() {
                        let relay = relay(client, server);
                        tokio::select! {
                            () = relay => {}
                            _ = state.wait_for(|is_up| !is_up) => {}
                        }
                    }
                });
            }
        });
        Self { port, is_up }
    }

    /// The same database by way of the relay.
    pub(crate) fn config(&self, server: &Config) -> Config {
        let mut config = Config::new();
        config.host("127.0.0.1").port(self.port);
        config.user(server.get_user().unwrap_or("postgres"));
        config.dbname(server.get_dbname().unwrap_or("test"));
        if let Some(password) = server.get_password() {
            config.password(password);
        }
        config
    }

    /// Ends all connections, and accepts none.
    pub(crate) fn cut(&self) {
        self.is_up.send_replace(false);
    }

    pub(crate) fn restore(&self) {
        self.is_up.send_replace(true);
    }
}

async fn relay(mut client: TcpStream, server: (String, u16)) {
    if let Ok(mut server) = TcpStream::connect(server).await {
        let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
    }
}
