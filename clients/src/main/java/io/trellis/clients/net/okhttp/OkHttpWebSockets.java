package io.trellis.clients.net.okhttp;

import io.trellis.clients.net.Loop;
import io.trellis.clients.net.WebSockets;
import io.trellis.core.strategyfile.json.Json;

import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import okio.ByteString;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * WebSockets over OkHttp; over TLS anywhere, without it to this machine only. What a peer may send
 * is bounded: a frame, and what waits for the loop. Beyond that the connection is ended, and
 * nothing of what came before is left out.
 */
public final class OkHttpWebSockets implements WebSockets, AutoCloseable {

    private static final int LARGEST_FRAME = 4 << 20;
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final int NORMAL_CLOSURE = 1_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final int MOST_SHOWN = 200;

    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Loop loop;
    private final ExecutorService threads;
    private final OkHttpClient client;

    /**
     * @param loop on which listeners are called
     */
    public OkHttpWebSockets(Loop loop) {
        this(loop, builder -> builder);
    }

    /**
     * @param trust what a test trusts instead of the roots of this Java
     */
    OkHttpWebSockets(Loop loop, UnaryOperator<OkHttpClient.Builder> trust) {
        this.loop = loop;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.client =
                trust.apply(StrictClient.builder())
                        .dispatcher(new Dispatcher(threads))
                        // The venue is asked in its own way whether it hears us.
                        .pingInterval(Duration.ZERO)
                        .webSocketCloseTimeout(CLOSE_TIMEOUT)
                        .addInterceptor(OkHttpWebSockets::uncompressed)
                        .build();
    }

    /** A compressed frame of a few bytes can be a giant; so none is asked for, and none taken. */
    private static Response uncompressed(Interceptor.Chain chain) throws IOException {
        Request request = chain.request().newBuilder().removeHeader(EXTENSIONS).build();
        Response response = chain.proceed(request);
        if (response.header(EXTENSIONS) != null) {
            response.close();
            throw new IOException("the peer compresses although it was not asked to");
        }
        return response;
    }

    @Override
    public Connection open(URI url, Listener listener) {
        if (!isSecure(url)) {
            loop.execute(() ->
                    listener.ended(
                            "nothing is sent to "
                                    + url.getHost()
                                    + " without encryption; write wss"));
            return new Closed();
        }
        var line = new Line(url, listener);
        line.connect();
        return line;
    }

    private static boolean isSecure(URI url) {
        return "wss".equals(url.getScheme())
                || ("ws".equals(url.getScheme()) && StrictClient.isLoopback(url));
    }

    /** Ends what is being opened; an open connection is ended by its owner. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        threads.shutdown();
    }

    private static final class Closed implements Connection {

        @Override
        public boolean send(String text) {
            return false;
        }

        @Override
        public void abort() {}
    }

    private final class Line extends WebSocketListener implements Connection {

        private final URI url;
        private final Listener listener;
        private final ReceivedBytes received = new ReceivedBytes(LARGEST_FRAME);
        private final LoopQueue queue = new LoopQueue(loop);
        private volatile @Nullable WebSocket webSocket;

        Line(URI url, Listener listener) {
            this.url = url;
            this.listener = listener;
        }

        void connect() {
            // Of its own sockets, so that their bytes are counted for this connection.
            OkHttpClient own = client.newBuilder().socketFactory(received.sockets()).build();
            webSocket = own.newWebSocket(new Request.Builder().url(url.toString()).build(), this);
        }

        @Override
        public boolean send(String text) {
            WebSocket socket = webSocket;
            return socket != null && !queue.isEnded() && socket.send(text);
        }

        @Override
        public void abort() {
            queue.end();
            cancel();
        }

        private void cancel() {
            WebSocket socket = webSocket;
            if (socket != null) {
                socket.cancel();
            }
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            received.frameEnded();
            queue.add(0, listener::opened);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            received.frameEnded();
            if (text.length() > LARGEST_FRAME || text.indexOf(REPLACEMENT) >= 0) {
                unreadable(socket, "a frame is too large, or not UTF-8");
            } else if (!queue.add(text.length(), () -> listener.text(text))) {
                end(socket, "too much waits to be taken");
            }
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            received.frameEnded();
            unreadable(socket, "a frame is not text");
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(NORMAL_CLOSURE, null);
            end(socket, "the venue closed it: " + code + " " + Json.printable(reason, MOST_SHOWN));
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
            String words =
                    response == null
                            ? words(failure)
                            : url.getHost() + " answers with the HTTP status " + response.code();
            queue.last(() -> listener.ended(words));
        }

        private String words(Throwable failure) {
            return failure instanceof IOException broken
                    ? StrictClient.words(broken, String.valueOf(url.getHost()), CLOSE_TIMEOUT)
                    : "the connection fails: " + failure;
        }

        private void unreadable(WebSocket socket, String words) {
            queue.last(() -> listener.unreadable(words));
            socket.cancel();
        }

        private void end(WebSocket socket, String words) {
            queue.last(() -> listener.ended(words));
            socket.cancel();
        }
    }
}
