package io.trellis.krakensim.network;

import io.trellis.krakensim.Face;

import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** WebSocket on loopback: one of the venue's addresses, each connection a line. */
final class StreamServer extends WebSocketServer {

    private static final String PATH = "/v2";
    private static final int LONGEST_FRAME = 1024 * 1024;
    private static final long PATIENCE_SECONDS = 10;
    private static final int STOPPING_MILLIS = 1_000;
    private static final long UNHEARD_MILLIS = 50;

    private static final String TOO_MANY =
            "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final Face face;
    private final VirtualNetwork network;
    private final VenueLoop loop;
    private final CompletableFuture<Boolean> started = new CompletableFuture<>();

    private StreamServer(Face face, int port, VirtualNetwork network, VenueLoop loop) {
        super(
                new InetSocketAddress(Loopback.ADDRESS, port),
                1,
                List.of(new Draft_6455(List.of(), LONGEST_FRAME)));
        this.face = face;
        this.network = network;
        this.loop = loop;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        // Kraken does not ping; its heartbeats and its idle limit are the exchange's.
        setConnectionLostTimeout(0);
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any that is free
     */
    static StreamServer start(Face face, int port, VirtualNetwork network, VenueLoop loop)
            throws IOException {
        var server = new StreamServer(face, port, network, loop);
        server.start();
        try {
            server.started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return server;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("cannot listen on port " + port, e);
        }
    }

    void shutDown() {
        try {
            stop(STOPPING_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onStart() {
        started.complete(true);
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
        if (!request.getResourceDescriptor().equals(PATH)) {
            throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "the path is " + PATH);
        }
        switch (admission()) {
            case OPEN -> {}
            case REFUSED -> refuse(socket, "");
            case TOO_MANY -> refuse(socket, TOO_MANY);
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    private VirtualNetwork.Admission admission() {
        var answer = new CompletableFuture<VirtualNetwork.Admission>();
        loop.execute(() -> answer.complete(network.admit(face)));
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return VirtualNetwork.Admission.REFUSED;
        } catch (ExecutionException | TimeoutException _) {
            return VirtualNetwork.Admission.REFUSED;
        }
    }

    private void refuse(WebSocket socket, String answer) throws InvalidDataException {
        lastBytes(socket, ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        throw new InvalidDataException(CloseFrame.REFUSE, "refused");
    }

    /** Writes some bytes past all rules of the protocol, and ends the connection behind them. */
    private void lastBytes(WebSocket socket, ByteBuffer bytes) {
        var bare = (WebSocketImpl) socket;
        bare.outQueue.add(bytes);
        bare.flushAndClose(CloseFrame.ABNORMAL_CLOSE, "", false);
        Thread.ofVirtual().start(() -> makeSure(socket));
    }

    /** A demand to write that meets the end of another write is lost in the library. */
    private void makeSure(WebSocket socket) {
        try {
            Thread.sleep(UNHEARD_MILLIS);
            onWriteDemand(socket);
            Thread.sleep(UNHEARD_MILLIS);
            socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
            // The channel is only let go when the selector looks at it.
            onWriteDemand(socket);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        loop.execute(() -> {
            VirtualLine line = network.line(face, new SocketEnd(socket));
            socket.setAttachment(line);
            line.begin();
        });
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        loop.execute(() -> line(socket).ifPresent(line -> line.send(message)));
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        loop.execute(() -> line(socket).ifPresent(VirtualLine::abort));
    }

    /** Nothing comes back on a line that the venue does not hear. */
    @Override
    public void onWebsocketPing(WebSocket socket, Framedata frame) {
        if (line(socket).filter(VirtualLine::isDeaf).isEmpty()) {
            super.onWebsocketPing(socket, frame);
        }
    }

    @Override
    public void onError(WebSocket socket, Exception error) {
        started.completeExceptionally(error);
    }

    private static Optional<VirtualLine> line(WebSocket socket) {
        return Optional.ofNullable(socket.getAttachment());
    }

    /** The client's end, behind which the client's own process begins. */
    private final class SocketEnd implements LineEnd {

        private final WebSocket socket;

        SocketEnd(WebSocket socket) {
            this.socket = socket;
        }

        @Override
        public void opened() {
            // The handshake has told.
        }

        @Override
        public void text(String frame) {
            try {
                socket.send(frame);
            } catch (WebsocketNotConnectedException _) {
                // The client has left, and its line is about to learn of it.
            }
        }

        @Override
        public void cut(String frame, long millionths) {
            var whole = new TextFrame();
            whole.setPayload(ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer bytes = socket.getDraft().createBinaryFrame(whole);
            bytes.limit(bytes.position() + Damage.share(bytes.remaining(), millionths));
            lastBytes(socket, bytes);
        }

        @Override
        public void ended(String words) {
            if (words.contains("closed")) {
                socket.close(CloseFrame.GOING_AWAY);
            } else {
                socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, words);
            }
        }
    }
}
