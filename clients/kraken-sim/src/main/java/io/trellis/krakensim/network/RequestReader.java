package io.trellis.krakensim.network;

import io.trellis.krakensim.HttpAnswer;
import io.trellis.krakensim.HttpRequest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests of HTTP/1.1, as far as a client of an API sends them: with a length, or none. */
final class RequestReader {

    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int LONGEST_BODY = 1024 * 1024;

    private RequestReader() {}

    /** What is answered to something that is no request of this kind. */
    static final class BadRequest extends Exception {

        private static final long serialVersionUID = 1;

        private final int status;

        BadRequest(int status, String words) {
            super(words);
            this.status = status;
        }

        HttpAnswer answer() {
            byte[] body = String.valueOf(getMessage()).getBytes(StandardCharsets.UTF_8);
            return new HttpAnswer(status, "text/plain; charset=UTF-8", body);
        }
    }

    /** The next request; empty when the client has ended the connection between two. */
    static Optional<HttpRequest> read(InputStream in) throws IOException, BadRequest {
        Head head = new Head(in);
        String first = head.line();
        if (head.ended) {
            return Optional.empty();
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.") || !words[1].startsWith("/")) {
            throw new BadRequest(400, "The first line is no request of HTTP/1.1.");
        }
        Map<String, String> headers = headers(head);
        byte[] body = body(in, headers);
        int mark = words[1].indexOf('?');
        String path = mark < 0 ? words[1] : words[1].substring(0, mark);
        String query = mark < 0 ? "" : words[1].substring(mark + 1);
        return Optional.of(new HttpRequest(words[0], path, query, headers, body));
    }

    private static Map<String, String> headers(Head head) throws IOException, BadRequest {
        var headers = new LinkedHashMap<String, String>();
        for (String line = head.line(); !line.isEmpty(); line = head.line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new BadRequest(400, "A header has no name.");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (head.ended) {
            throw new EOFException("the request ends within its head");
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers)
            throws IOException, BadRequest {
        if (headers.containsKey("transfer-encoding")) {
            throw new BadRequest(411, "A body needs a Content-Length here.");
        }
        String length = headers.getOrDefault("content-length", "0");
        if (!length.matches("[0-9]{1,9}")) {
            throw new BadRequest(400, "The Content-Length is no number.");
        }
        int bytes = Integer.parseInt(length);
        if (bytes > LONGEST_BODY) {
            throw new BadRequest(413, "The body is larger than any request needs.");
        }
        byte[] body = in.readNBytes(bytes);
        if (body.length < bytes) {
            throw new EOFException("the request ends within its body");
        }
        return body;
    }

    /** Lines up to the empty one, together of a bounded length. */
    private static final class Head {

        private final InputStream in;
        private int read;
        private boolean ended;

        Head(InputStream in) {
            this.in = in;
        }

        String line() throws IOException, BadRequest {
            var line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    ended = true;
                    return "";
                }
                if (++read > LONGEST_HEAD) {
                    throw new BadRequest(431, "The head is longer than any request needs.");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }
    }
}
