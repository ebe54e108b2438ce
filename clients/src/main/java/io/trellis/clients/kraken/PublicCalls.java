package io.trellis.clients.kraken;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.Remedy;
import io.trellis.clients.net.okhttp.StrictClient;

import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends the public calls: one GET each, within limits of time and size, never redirected. */
final class PublicCalls implements AutoCloseable {

    /** The list of all markets has some 2 MB. */
    static final int MAX_ANSWER_BYTES = 4 << 20;

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpUrl base;
    private final Duration callTimeout;
    private final OkHttpClient http;

    /**
     * @param callTimeout from the look-up of the host to the last byte of the answer
     */
    PublicCalls(HttpUrl base, Duration callTimeout) {
        this.base = base;
        this.callTimeout = callTimeout;
        this.http =
                StrictClient.builder()
                        .readTimeout(callTimeout)
                        .callTimeout(callTimeout)
                        .connectionSpecs(
                                List.of(
                                        base.isHttps()
                                                ? ConnectionSpec.MODERN_TLS
                                                : ConnectionSpec.CLEARTEXT))
                        .build();
    }

    /**
     * The body of the answer.
     *
     * @param call the public method, {@code AssetPairs}
     * @throws KrakenReadException if there is no whole answer of a fair size
     */
    byte[] get(String call) {
        return get(call, Map.of());
    }

    /** The same with parameters. */
    byte[] get(String call, Map<String, String> parameters) {
        var url = base.newBuilder().addPathSegments("0/public").addPathSegment(call);
        parameters.forEach(url::addQueryParameter);
        Request request =
                new Request.Builder().url(url.build()).header("User-Agent", "Trellis").build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() != OK) {
                throw KrakenReadException.of(
                        call,
                        complaint(response.code()),
                        remedy(response.code()),
                        Optional.empty());
            }
            return body(response, call);
        } catch (IOException failure) {
            throw KrakenReadException.of(
                    call, StrictClient.words(failure, base.host(), callTimeout), failure);
        }
    }

    /** The limit holds for the bytes after decompression. */
    private static byte[] body(Response response, String call) throws IOException {
        byte[] bytes = response.body().byteStream().readNBytes(MAX_ANSWER_BYTES + 1);
        if (bytes.length > MAX_ANSWER_BYTES) {
            throw KrakenReadException.of(
                    call, "the answer is larger than " + (MAX_ANSWER_BYTES >> 20) + " MiB");
        }
        return bytes;
    }

    private String complaint(int status) {
        String found = base.host() + " answers with HTTP status " + status;
        if (status / 100 == 3) {
            return found + ", a redirect, which is not followed; name its target as base URL";
        }
        return found + (status == NOT_FOUND ? "; check the base URL " + base : "; try again later");
    }

    /** A wrong address stays wrong; anything else may be the moment. */
    private static Remedy remedy(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return Remedy.SLOW_DOWN;
        }
        return status / 100 == 3 || status == NOT_FOUND ? Remedy.NONE : Remedy.TRY_AGAIN;
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }
}
