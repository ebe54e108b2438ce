package io.trellis.clients.net.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.net.Http;
import io.trellis.clients.net.Http.Reply;
import io.trellis.clients.net.LoopThread;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class OkHttpHttpTest {

    private static final String BODY = "nonce=1&pair=XBTUSD&volume=0.001";

    private final LoopThread loop = LoopThread.start("test", failure -> {});
    private final OkHttpHttp http = new OkHttpHttp(loop);

    @AfterEach
    void close() {
        http.close();
        loop.close();
    }

    /** FM-032: whatever invites a repetition, the bytes of one request arrive, once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 421 Misdirected Request\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 308 Permanent Redirect\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 301 Moved Permanently\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\""
                        + "\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked"
                        + "\r\n\r\n5\r\nhal",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "nonsense\r\n\r\n",
            })
    void givenAnyEndOfACall_thenItsBytesArriveExactlyOnce(String answer) throws Exception {
        try (var server = RawServer.answering(answer)) {
            Reply reply = send(post("http://127.0.0.1:" + server.port(), Duration.ofMillis(700)));

            if (reply instanceof Reply.Failure failure) {
                assertThat(failure.mayHaveBeenSent()).isTrue();
                assertThat(failure.words()).doesNotContain("XBTUSD");
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.bytes())
                    .startsWith("POST /0/private/AddOrder HTTP/1.1\r\n")
                    .endsWith("\r\n\r\n" + BODY)
                    .containsOnlyOnce("POST ")
                    .containsOnlyOnce(BODY)
                    .contains("Content-Type: application/x-www-form-urlencoded\r\n")
                    .contains("Content-Length: " + BODY.length() + "\r\n")
                    .contains("API-Sign: s\r\n");
        }
    }

    @Test
    void givenAWholeAnswer_thenItIsHandedOverOnTheLoop() throws Exception {
        try (var server =
                RawServer.answering(
                        "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n"
                                + "Content-Length: 6\r\n\r\n<html>")) {
            var thread = new AtomicReference<String>("");
            var reply = new CompletableFuture<Reply>();
            http.send(
                    post("http://127.0.0.1:" + server.port(), Duration.ofSeconds(5)),
                    told -> {
                        thread.set(Thread.currentThread().getName());
                        reply.complete(told);
                    });

            assertThat(reply.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Reply.Answer.class,
                            whole -> {
                                assertThat(whole.status()).isEqualTo(502);
                                assertThat(whole.contentType()).isEqualTo("text/html");
                                assertThat(whole.body()).asString().isEqualTo("<html>");
                            });
            assertThat(thread).hasValue("test");
        }
    }

    @Test
    void givenCallsOneAfterTheOther_thenAConnectionIsUsedAgain() throws Exception {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            for (int i = 0; i < 3; i++) {
                send(post("http://127.0.0.1:" + server.port(), Duration.ofSeconds(5)));
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.bytes().split("POST ", -1)).hasSize(4);
        }
    }

    @Test
    void givenAnAnswerBeyondTheLimit_thenItIsAFailureOfACallThatWasSent() throws Exception {
        try (var server =
                RawServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + "x".repeat(2_000))) {
            assertThat(send(post("http://127.0.0.1:" + server.port(), Duration.ofSeconds(5))))
                    .isEqualTo(new Reply.Failure(true, "the answer is larger than 1000 bytes"));
        }
    }

    @Test
    void givenAServerThatSaysNothing_thenTheCallEndsInTimeAndMayHaveBeenSent() throws Exception {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Reply reply =
                    send(post("http://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(300)));

            assertThat(reply)
                    .isEqualTo(
                            new Reply.Failure(
                                    true,
                                    "127.0.0.1 gives no whole answer in 0.3 s; try again later"));
        }
    }

    @Test
    void givenNobodyThere_thenNothingWasSent() throws Exception {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        assertNotSent(send(post("http://127.0.0.1:" + port, Duration.ofSeconds(5))));
    }

    @Test
    void givenAHostOnNoList_thenNothingWasSent() throws Exception {
        assertNotSent(send(post("https://no-such-host.invalid", Duration.ofSeconds(5))));
    }

    /** FM-019: looking a name up cannot be interrupted, but nobody waits for it. */
    @Test
    void givenALookUpThatHangs_thenTheCallEndsAllTheSameAndIsNeverSent() throws Exception {
        var hangs = new CountDownLatch(1);
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                var slow =
                        new OkHttpHttp(
                                loop,
                                builder ->
                                        builder.dns(_ -> {
                                            awaitQuietly(hangs);
                                            return List.of(InetAddress.getLoopbackAddress());
                                        }))) {
            Reply reply =
                    send(slow, post("http://localhost:" + server.port(), Duration.ofMillis(100)));
            hangs.countDown();

            assertNotSent(reply);
            // A call after it shows that the late one was not sent meanwhile.
            send(slow, post("http://localhost:" + server.port(), Duration.ofSeconds(5)));
            assertThat(server.bytes()).containsOnlyOnce("POST ");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givenAnAddressInTheClearElsewhere_thenNothingIsSent() throws Exception {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            // On Linux this address leads to the server.
            assertNotSent(send(post("http://0.0.0.0:" + server.port(), Duration.ofSeconds(5))));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void givenTlsToAServerThatHasNone_thenNothingOfTheRequestWasSent() throws Exception {
        try (var server = RawServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            Reply reply = send(post("https://127.0.0.1:" + server.port(), Duration.ofMillis(800)));

            assertNotSent(reply);
            assertThat(server.bytes()).doesNotContain("POST", "nonce");
        }
    }

    private static void assertNotSent(Reply reply) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Failure.class,
                        failure -> assertThat(failure.mayHaveBeenSent()).isFalse());
    }

    @Test
    void givenManyCalls_thenEachHasOneReply() throws Exception {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            var replies = new AtomicInteger();
            var last = new CompletableFuture<Void>();
            for (int i = 0; i < 40; i++) {
                http.send(
                        post("http://127.0.0.1:" + server.port(), Duration.ofSeconds(10)),
                        _ -> {
                            if (replies.incrementAndGet() == 40) {
                                last.complete(null);
                            }
                        });
            }
            last.get(20, TimeUnit.SECONDS);
            assertThat(replies).hasValue(40);
        }
    }

    static Http.Call post(String base, Duration timeout) {
        return new Http.Call(
                "POST",
                URI.create(base + "/0/private/AddOrder"),
                List.of(new Http.Header("API-Sign", "s")),
                Http.Body.of(
                        "application/x-www-form-urlencoded",
                        BODY.getBytes(StandardCharsets.US_ASCII)),
                timeout,
                1_000);
    }

    private Reply send(Http.Call call)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        return send(http, call);
    }

    static Reply send(Http http, Http.Call call)
            throws InterruptedException, ExecutionException, TimeoutException {
        var reply = new CompletableFuture<Reply>();
        http.send(call, reply::complete);
        return reply.get(20, TimeUnit.SECONDS);
    }
}
