package io.trellis.clients.net.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.net.LoopThread;
import io.trellis.clients.net.WebSockets;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import okio.ByteString;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

@Timeout(60)
class OkHttpWebSocketsTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> served = new LinkedBlockingQueue<>();
    private final LoopThread loop =
            LoopThread.start("test", failure -> heard.add("bug " + failure));
    private final OkHttpWebSockets sockets = new OkHttpWebSockets(loop);
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        sockets.close();
        loop.close();
        server.close();
    }

    @Test
    void givenAFrame_thenItIsHeardOnTheLoopAndAnAnswerIsServed() throws Exception {
        serve(peer -> peer.send("{\"channel\":\"status\"}"));

        WebSockets.Connection line = open();

        assertThat(heard.take()).isEqualTo("opened");
        assertThat(heard.take()).isEqualTo("text {\"channel\":\"status\"}");
        assertThat(line.send("hello")).isTrue();
        assertThat(served.take()).isEqualTo("hello");
        assertThat(server.takeRequest().getHeaders().get("Sec-WebSocket-Extensions")).isNull();
    }

    @Test
    void givenACloseByThePeer_thenEndedWithItsWords() throws Exception {
        serve(peer -> peer.close(1001, "proxy restarting"));

        WebSockets.Connection line = open();

        assertThat(heard.take()).isEqualTo("opened");
        assertThat(heard.take()).isEqualTo("ended the venue closed it: 1001 proxy restarting");
        assertThat(line.send("in vain")).isFalse();
    }

    @Test
    void givenABinaryFrame_thenUnreadable() throws Exception {
        serve(peer -> peer.send(ByteString.encodeUtf8("bytes")));

        open();

        assertThat(heard.take()).isEqualTo("opened");
        assertThat(heard.take()).isEqualTo("unreadable a frame is not text");
    }

    @Test
    void givenAFrameBeyondTheLimit_thenItIsNotTakenIntoMemory() throws Exception {
        serve(peer -> peer.send("x".repeat(12 << 20)));

        open();

        assertThat(heard.take()).isEqualTo("opened");
        assertThat(heard.take()).endsWith("a frame is larger than 4194304 bytes");
    }

    @Test
    void givenAFrameOfThreeMegabytes_thenItIsHeardWhole() throws Exception {
        serve(peer -> peer.send("x".repeat(3 << 20)));

        open();

        assertThat(heard.take()).isEqualTo("opened");
        assertThat(heard.take()).hasSize("text ".length() + (3 << 20));
    }

    @Test
    void givenAPeerThatCompressesUnasked_thenItIsNotSpokenTo() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .addHeader("Sec-WebSocket-Extensions", "permessage-deflate")
                        .webSocketUpgrade(new Peer(_ -> {}))
                        .build());

        open();

        assertThat(heard.take()).contains("compresses although it was not asked to");
    }

    @Test
    void givenARefusalOfTheUpgrade_thenEndedWithItsStatus() throws Exception {
        server.enqueue(new MockResponse.Builder().code(429).build());

        open();

        assertThat(heard.take()).endsWith("answers with the HTTP status 429");
    }

    @Test
    void givenAnAddressElsewhereWithoutEncryption_thenRefused() throws Exception {
        sockets.open(URI.create("ws://example.test/v2"), new Ear());

        assertThat(heard.take())
                .isEqualTo("ended nothing is sent to example.test without encryption; write wss");
    }

    @Test
    void givenAnAbort_thenNothingIsHeardAnyMore() throws Exception {
        var blocked = new CountDownLatch(1);
        var aborted = new CountDownLatch(1);
        serve(peer -> peer.send("first"));
        WebSockets.Connection line = open();
        assertThat(heard.take()).isEqualTo("opened");
        assertThat(heard.take()).isEqualTo("text first");
        loop.execute(() -> {
            blocked.countDown();
            await(aborted);
        });
        blocked.await();

        line.send("echo");
        assertThat(served.take()).isEqualTo("echo");
        line.abort();
        aborted.countDown();
        loop.execute(() -> heard.add("later"));

        assertThat(heard.take()).isEqualTo("later");
        assertThat(line.send("in vain")).isFalse();
    }

    /** A loop that takes nothing must not fill the memory. */
    @Test
    void givenASlowLoop_thenTheConnectionIsCutAndNothingBeforeIsLeftOut() throws Exception {
        var go = new CountDownLatch(1);
        loop.execute(() -> await(go));
        serve(peer -> {
            for (int i = 0; i < 30_000; i++) {
                peer.send("frame " + i);
            }
        });
        open();
        // Only the end of the peer shows that the cut was made.
        while (!served.take().startsWith("gone")) {}
        go.countDown();

        assertThat(heard.take()).isEqualTo("opened");
        int frames = 0;
        String event = heard.take();
        while (event.startsWith("text ")) {
            assertThat(event).isEqualTo("text frame " + frames);
            frames++;
            event = heard.take();
        }
        assertThat(event).isEqualTo("ended too much waits to be taken");
        assertThat(frames).isEqualTo(19_999);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Consumer<WebSocket> begin) {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(new Peer(begin)).build());
    }

    private WebSockets.Connection open() {
        return sockets.open(URI.create("ws://127.0.0.1:" + server.getPort() + "/v2"), new Ear());
    }

    private final class Ear implements WebSockets.Listener {

        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void text(String frame) {
            heard.add("text " + frame);
        }

        @Override
        public void unreadable(String words) {
            heard.add("unreadable " + words);
        }

        @Override
        public void ended(String words) {
            heard.add("ended " + words);
        }
    }

    private final class Peer extends WebSocketListener {

        private final Consumer<WebSocket> begin;

        Peer(Consumer<WebSocket> begin) {
            this.begin = begin;
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            begin.accept(webSocket);
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            webSocket.send("answer to " + text);
            served.add(text);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable failure, Response response) {
            served.add("gone");
        }
    }
}
