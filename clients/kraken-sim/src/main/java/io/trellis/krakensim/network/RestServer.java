package io.trellis.krakensim.network;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP/1.1 on loopback, on plain sockets: a fault may end an answer at any byte, which no server
 * that is made to be right allows.
 */
final class RestServer implements AutoCloseable {

    private static final int WAITING_CONNECTIONS = 128;

    private final ServerSocket listening;
    private final RestConnection.RestHandler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Listens from now on.
     *
     * @param port 0 for any that is free
     */
    RestServer(int port, RestConnection.RestHandler handler) throws IOException {
        this.listening = listen(port);
        this.handler = handler;
        Thread.ofVirtual().name("local-kraken-rest").start(this::accept);
    }

    private static ServerSocket listen(int port) throws IOException {
        try {
            return new ServerSocket(port, WAITING_CONNECTIONS, Loopback.ADDRESS);
        } catch (IOException e) {
            throw new IOException("cannot listen on port " + port, e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // Closed, or a caller who was gone before being accepted.
            }
        }
    }

    private void serve(Socket socket) {
        new RestConnection(socket, handler).run();
        open.remove(socket);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
