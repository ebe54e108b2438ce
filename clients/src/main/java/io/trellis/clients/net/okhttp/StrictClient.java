package io.trellis.clients.net.okhttp;

import io.trellis.core.strategyfile.json.Json;

import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

/**
 * What all clients made of OkHttp have in common: a call is made once, to the host that it names,
 * and whatever comes of it is told. Certificates are checked against the roots of this Java and the
 * name of the host; there is no way around that.
 */
public final class StrictClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    private StrictClient() {}

    /** A builder in which nothing is sent twice. */
    public static OkHttpClient.Builder builder() {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(false)
                .followSslRedirects(false)
                // A call that failed is told, not made again behind our back.
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                // One call at a time on a connection: none is refused after it was taken.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .addNetworkInterceptor(StrictClient::withoutInvitation);
    }

    /** At a status of 503, this header would make OkHttp repeat the call. */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    /** Whether an address is of this machine, the only one that is spoken to in the clear. */
    public static boolean isLoopback(URI address) {
        return Optional.ofNullable(address.getHost())
                .map(host -> LOOPBACK.matcher(host).matches())
                .orElse(false);
    }

    /**
     * What failed, in words without a full stop.
     *
     * @param timeout that a call had
     */
    public static String words(IOException failure, String host, Duration timeout) {
        return switch (failure) {
            case UnknownHostException _ ->
                    "no host " + host + " is found; check the network and the base URL";
            case InterruptedIOException _ ->
                    host
                            + " gives no whole answer in "
                            + timeout.toMillis() / 1_000.0
                            + " s; try again later";
            case SSLException _ ->
                    "there is no secure connection to " + host + ": " + message(failure);
            default -> "the connection to " + host + " fails: " + message(failure);
        };
    }

    private static String message(IOException failure) {
        return Json.printable(String.valueOf(failure.getMessage()), 200);
    }
}
