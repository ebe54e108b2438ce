package io.trellis.krakensim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.rules.Rules;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Over real sockets, with the clients of the JDK. */
class LocalKrakenTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private LocalKraken kraken;

    @BeforeEach
    void start() {
        kraken =
                LocalKraken.start(
                        new Exchange(Rules.standard()),
                        new LocalKraken.Time(Instant.now(), 1),
                        LocalKraken.Ports.FREE,
                        Faults.none());
    }

    @AfterEach
    void stop() {
        kraken.close();
        // close() would wait for lines that a fault keeps open.
        client.shutdownNow();
    }

    @Test
    void givenCallsOnOneConnection_thenEachIsAnswered() throws Exception {
        for (int i = 0; i < 3; i++) {
            var answer = client.send(time(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"error\":[],\"result\":{\"unixtime\":");
        }
        assertThat(requests()).containsEntry("Time", 3);
    }

    @Test
    void givenAClient_thenTheStatusComesFirst_andAPingIsAnswered() throws Exception {
        var frames = new Frames();
        WebSocket socket = connect(kraken.publicStream(), frames);
        socket.sendText("{\"method\":\"ping\",\"req_id\":101}", true).join();

        assertThat(frames.next()).startsWith("{\"channel\":\"status\",\"type\":\"update\"");
        assertThat(frames.next()).contains("\"method\":\"pong\"").contains("\"req_id\":101");
        socket.abort();
    }

    @Test
    void givenALineThatBreaks_thenTheClientLearnsOfIt() throws Exception {
        var frames = new Frames();
        connect(kraken.publicStream(), frames);
        frames.next();

        strike("+0s fault line-break");

        assertThat(frames.next()).startsWith("end");
    }

    /** By the bytes: a client of a library need not tell of a line that ends within a frame. */
    @Test
    void givenAFrameThatIsCut_thenItsFirstBytesAreTheLast() throws Exception {
        URI address = kraken.publicStream();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            strike("+0s fault frame-cut of 300000");
            socket.getOutputStream()
                    .write(
                            """
                            GET /v2 HTTP/1.1\r
                            Host: localhost\r
                            Upgrade: websocket\r
                            Connection: Upgrade\r
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                            Sec-WebSocket-Version: 13\r
                            \r
                            """
                                    .getBytes(StandardCharsets.US_ASCII));

            String all =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            // The first frame is the status; its beginning is there and its end is not.
            assertThat(all).startsWith("HTTP/1.1 101").contains("{").doesNotContain("}]}");
        }
    }

    @Test
    void givenTooManyConnections_thenTheUpgradeIsAnsweredWith429_andTheNextIsOpened()
            throws Exception {
        strike("+0s fault line-too-many");

        assertThatThrownBy(() -> connect(kraken.publicStream(), new Frames()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(429));
        var frames = new Frames();
        connect(kraken.publicStream(), frames).abort();
    }

    @Test
    void givenARefusedLine_thenThereIsNoUpgrade() {
        strike("+0s fault line-refused");

        assertThatThrownBy(() -> connect(kraken.accountStream(), new Frames()))
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void givenAnotherPath_thenThereIsNoUpgrade() {
        URI other = kraken.publicStream().resolve("/v1");

        assertThatThrownBy(() -> connect(other, new Frames()))
                .isInstanceOf(CompletionException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 300_000, 700_000, 999_999})
    void givenAReplyThatIsCut_thenSoManyOfItsBytesArriveAndTheConnectionIsOver(long millionths)
            throws Exception {
        byte[] whole = rawTime();
        strike("+0s fault reply-cut of " + millionths);

        byte[] part = rawTime();

        assertThat(part).hasSize(Damage.share(whole.length, millionths));
        assertThat(new String(part, StandardCharsets.US_ASCII))
                .isEqualTo(new String(whole, 0, part.length, StandardCharsets.US_ASCII));
    }

    @Test
    void givenALostReply_thenTheConnectionEndsWithoutAByte_andTheCallWasMade() throws Exception {
        strike("+0s fault reply-lost");

        assertThat(rawTime()).isEmpty();
        assertThat(requests()).containsEntry("Time", 1);
    }

    @Test
    void givenSilence_thenTheCallerLosesPatienceAndTheVenueGoesOn() throws Exception {
        strike("+0s fault reply-silent");
        HttpRequest impatient =
                HttpRequest.newBuilder(kraken.rest().resolve("/0/public/Time"))
                        .timeout(Duration.ofMillis(100))
                        .build();

        assertThatThrownBy(() -> client.send(impatient, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThat(client.send(time(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n\r\n",
                "GET /0/public/Time HTTP/1.1\r\nno name\r\n\r\n",
                "POST /0/private/Balance HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "POST /0/private/Balance HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST /0/private/Balance HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"
            })
    void givenWhatIsNoRequest_thenItIsRefusedAndTheConnectionEnds(String bytes) throws Exception {
        assertThat(new String(raw(bytes), StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 4");
    }

    @Test
    void givenAPortThatIsTaken_thenTheSentenceNamesThePorts() {
        var taken = new LocalKraken.Ports(kraken.rest().getPort(), 0, 0);

        assertThatThrownBy(() ->
                        LocalKraken.start(
                                new Exchange(Rules.standard()),
                                new LocalKraken.Time(Instant.now(), 1),
                                taken,
                                Faults.none()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(kraken.rest().getPort()));
    }

    @Test
    void givenTheEnd_thenNobodyAnswersAnyMore() {
        URI address = kraken.rest();
        kraken.close();

        assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                .isInstanceOf(IOException.class);
        assertThat(kraken.failure()).isEmpty();
    }

    private Map<String, Integer> requests() {
        return kraken.ask(network -> network.exchange().ask(Exchange::truth).requests());
    }

    private HttpRequest time() {
        return HttpRequest.newBuilder(kraken.rest().resolve("/0/public/Time")).build();
    }

    private void strike(String fault) {
        kraken.ask(network -> {
            network.strike(Fault.parse(fault));
            return true;
        });
    }

    private byte[] rawTime() throws IOException {
        return raw("GET /0/public/Time HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    private byte[] raw(String request) throws IOException {
        try (var socket = new Socket(kraken.rest().getHost(), kraken.rest().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().readAllBytes();
        }
    }

    private WebSocket connect(URI address, Frames frames) {
        return client.newWebSocketBuilder().buildAsync(address, frames).join();
    }

    /** Frames as they come, and the end as a text of its own. */
    private static final class Frames implements WebSocket.Listener {

        private final BlockingQueue<String> come = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        String next() throws InterruptedException {
            return String.valueOf(come.poll(10, TimeUnit.SECONDS));
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                come.add(part.toString());
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            come.add("end " + code);
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            come.add("end " + error.getMessage());
        }
    }
}
