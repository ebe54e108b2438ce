package io.trellis.krakensim;

import java.util.Map;

/**
 * A request as it arrives.
 *
 * @param method such as {@code POST}
 * @param path without host and query
 * @param query without the question mark, empty if there is none
 * @param headers by their names in lower case
 * @param body the bytes, of which none is changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record HttpRequest(
        String method, String path, String query, Map<String, String> headers, byte[] body) {

    public HttpRequest {
        headers = Map.copyOf(headers);
    }
}
