package io.trellis.clients.kraken;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import okhttp3.HttpUrl;

import java.util.regex.Pattern;

/** Where a venue is asked: over TLS anywhere, without it on this machine only. */
final class BaseUrl {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");

    private BaseUrl() {}

    /**
     * The address.
     *
     * @throws InvalidInputException if the text is none, or it is not encrypted
     */
    static HttpUrl parse(String text) {
        HttpUrl url = url(text);
        if (holdsMore(url)) {
            // Not quoted: there may be a password in it.
            throw new InvalidInputException(
                    "the base URL holds a user, a query or a fragment; write scheme, host, port and"
                            + " path only, such as https://api.kraken.com.");
        }
        if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
            throw new InvalidInputException(
                    "base URL "
                            + Json.quoted(text)
                            + " is not encrypted; write https://, or name this machine"
                            + " (127.0.0.1).");
        }
        return url;
    }

    private static HttpUrl url(String text) {
        try {
            return HttpUrl.get(text);
        } catch (IllegalArgumentException notOne) {
            throw new InvalidInputException(
                    "base URL "
                            + Json.quoted(text)
                            + " is not an address such as https://api.kraken.com.",
                    notOne);
        }
    }

    private static boolean holdsMore(HttpUrl url) {
        return !url.encodedUsername().isEmpty()
                || !url.encodedPassword().isEmpty()
                || url.encodedQuery() != null
                || url.encodedFragment() != null;
    }
}
