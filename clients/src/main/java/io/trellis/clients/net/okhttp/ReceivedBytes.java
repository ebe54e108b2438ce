package io.trellis.clients.net.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.SocketFactory;

/**
 * Counts what a connection receives between the ends of two frames, and lets it fail beyond a
 * limit. OkHttp puts a frame together in memory however large it is, so it has to be stopped below.
 */
final class ReceivedBytes {

    /** For what is around a frame: TLS, headers, and the beginning of the next one. */
    private static final long SLACK = 64 << 10;

    private final long most;
    private final AtomicLong count = new AtomicLong();

    ReceivedBytes(int largestFrame) {
        this.most = largestFrame + SLACK;
    }

    /** A frame has been received whole. */
    void frameEnded() {
        count.set(0);
    }

    private void add(long bytes) throws IOException {
        if (bytes > 0 && count.addAndGet(bytes) > most) {
            throw new IOException("a frame is larger than " + (most - SLACK) + " bytes");
        }
    }

    /** Makes sockets whose bytes are counted here. */
    SocketFactory sockets() {
        return new Sockets();
    }

    private final class Sockets extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new CountedSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        private Socket connected(InetSocketAddress address) throws IOException {
            Socket socket = createSocket();
            socket.connect(address);
            return socket;
        }
    }

    private final class CountedSocket extends Socket {

        @Override
        public InputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private final class CountedStream extends FilterInputStream {

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            add(read);
            return read;
        }
    }
}
