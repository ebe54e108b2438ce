package io.trellis.clients.net.okhttp;

import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;

import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import okio.BufferedSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * HTTP over OkHttp. A call goes out once at most; over TLS anywhere, without it to this machine
 * only. Whether a byte of a failed call may have left is known exactly: until a connection stands
 * and its certificate is checked, none has.
 */
public final class OkHttpHttp implements Http, AutoCloseable {

    private static final int MOST_CALLS = 16;

    /** What OkHttp has over its own time limit before it is taken to hang, as in a look-up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Loop loop;
    private final ExecutorService threads;
    private final OkHttpClient client;

    /**
     * @param loop on which replies are handed over
     */
    public OkHttpHttp(Loop loop) {
        this(loop, builder -> builder);
    }

    /**
     * @param trust what a test trusts instead of the roots of this Java
     */
    OkHttpHttp(Loop loop, UnaryOperator<OkHttpClient.Builder> trust) {
        this.loop = loop;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        var dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MOST_CALLS);
        dispatcher.setMaxRequestsPerHost(MOST_CALLS);
        this.client =
                trust.apply(StrictClient.builder())
                        .dispatcher(dispatcher)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .addNetworkInterceptor(OkHttpHttp::noteSending)
                        .build();
    }

    @Override
    public void send(Call call, Consumer<Reply> reply) {
        var exchange = new Exchange(call, reply);
        if (!isSecure(call.url())) {
            exchange.settle(
                    new Reply.Failure(
                            false,
                            "nothing is sent to "
                                    + call.url().getHost()
                                    + " without encryption; write https"));
            return;
        }
        exchange.start();
    }

    private static boolean isSecure(URI url) {
        return "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && StrictClient.isLoopback(url));
    }

    /** From here on bytes may leave, unless the call was given up before. */
    private static Response noteSending(Interceptor.Chain chain) throws IOException {
        Exchange exchange = chain.request().tag(Exchange.class);
        if (exchange != null && !exchange.beginSending()) {
            throw new IOException("the call was given up");
        }
        return chain.proceed(chain.request());
    }

    private enum Stage {
        WAITING,
        SENDING,
        SETTLED
    }

    /** One call and its one reply. */
    private final class Exchange implements Callback {

        private final Call call;
        private final Consumer<Reply> reply;
        private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

        Exchange(Call call, Consumer<Reply> reply) {
            this.call = call;
            this.reply = reply;
        }

        void start() {
            okhttp3.Call sent = client.newCall(request());
            sent.timeout().timeout(call.timeout().toNanos(), TimeUnit.NANOSECONDS);
            // It is late for most calls, and then does nothing.
            var _ = loop.after(call.timeout().plus(GRACE), () -> giveUp(sent));
            sent.enqueue(this);
        }

        private Request request() {
            var request =
                    new Request.Builder().url(call.url().toString()).tag(Exchange.class, this);
            call.headers().forEach(header -> request.header(header.name(), header.value()));
            boolean bare = call.method().equals("GET") || call.method().equals("HEAD");
            return request.method(call.method(), bare ? null : new OneShot(call.body())).build();
        }

        boolean beginSending() {
            return stage.compareAndSet(Stage.WAITING, Stage.SENDING);
        }

        private void giveUp(okhttp3.Call sent) {
            settle(false, call.url().getHost() + " gives no answer in time");
            sent.cancel();
        }

        @Override
        public void onFailure(okhttp3.Call failed, IOException failure) {
            settle(false, StrictClient.words(failure, call.url().getHost(), call.timeout()));
        }

        @Override
        public void onResponse(okhttp3.Call answered, Response response) {
            try (response) {
                byte[] body = response.body().byteStream().readNBytes(call.largestAnswer() + 1);
                if (body.length > call.largestAnswer()) {
                    settle(true, "the answer is larger than " + call.largestAnswer() + " bytes");
                    return;
                }
                MediaType type = response.body().contentType();
                settle(
                        new Reply.Answer(
                                response.code(), type == null ? "" : type.toString(), body));
            } catch (IOException broken) {
                onFailure(answered, broken);
            }
        }

        /** The first end counts; the stage before it tells whether anything may have left. */
        private void settle(boolean answered, String words) {
            Stage before = stage.getAndSet(Stage.SETTLED);
            if (before != Stage.SETTLED) {
                hand(new Reply.Failure(answered || before == Stage.SENDING, words));
            }
        }

        void settle(Reply whole) {
            if (stage.getAndSet(Stage.SETTLED) != Stage.SETTLED) {
                hand(whole);
            }
        }

        private void hand(Reply told) {
            loop.execute(() -> reply.accept(told));
        }
    }

    /** A body that can be written once, which keeps OkHttp from sending it again. */
    private static final class OneShot extends RequestBody {

        private final Body body;
        private final byte[] bytes;

        OneShot(Body body) {
            this.body = body;
            this.bytes = body.bytes();
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType().isEmpty() ? null : MediaType.get(body.contentType());
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }

    /** Ends all calls. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        threads.shutdown();
    }
}
