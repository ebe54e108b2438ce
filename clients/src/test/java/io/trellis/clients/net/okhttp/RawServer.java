package io.trellis.clients.net.okhttp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that looks at the bytes themselves: it keeps all that arrives on any connection, and
 * answers each whole request with given bytes, or by hanging up.
 */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] answer;
    private final List<ByteArrayOutputStream> connections = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param answer to each request; empty to hang up when it has been read
     */
    RawServer(ServerSocket socket, String answer) {
        this.socket = socket;
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        threads.add(Thread.ofVirtual().start(this::accept));
    }

    static RawServer answering(String answer) throws IOException {
        return new RawServer(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()), answer);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        var seen = new ByteArrayOutputStream();
        connections.add(seen);
        try (caller) {
            caller.setSoTimeout(5_000);
            while (readRequest(caller.getInputStream(), seen)) {
                if (answer.length == 0) {
                    return;
                }
                caller.getOutputStream().write(answer);
                caller.getOutputStream().flush();
            }
        } catch (SocketTimeoutException idle) {
            // Nothing more comes.
        } catch (IOException gone) {
            // The caller hung up, or did not trust us.
        }
    }

    /** Reads up to the end of the body; false at the end of the connection. */
    private static boolean readRequest(InputStream in, ByteArrayOutputStream seen)
            throws IOException {
        int begin = seen.size();
        while (true) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            seen.write(next);
            String text = seen.toString(StandardCharsets.ISO_8859_1).substring(begin);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0 && text.length() >= end + 4 + bodyLength(text)) {
                return true;
            }
        }
    }

    private static int bodyLength(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    /** All bytes that arrived, of all connections. */
    String bytes() {
        var all = new StringBuilder();
        connections.forEach(seen -> all.append(seen.toString(StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    int connections() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
