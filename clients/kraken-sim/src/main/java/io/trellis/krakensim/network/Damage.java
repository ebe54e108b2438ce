package io.trellis.krakensim.network;

import io.trellis.krakensim.HttpAnswer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Answers and frames that no exchange makes, but the servers in front of it, and faults of it. */
final class Damage {

    private static final String JSON = "application/json; charset=utf-8";

    /** What a server in front of the venue has sent on a line before it went down. */
    static final String FOREIGN_FRAME = "CloudFlare WebSocket proxy restarting";

    private Damage() {}

    static HttpAnswer serverError() {
        return answer(520, "text/plain; charset=UTF-8", "error code: 520");
    }

    static HttpAnswer html() {
        return answer(
                502,
                "text/html; charset=UTF-8",
                """
                <html>
                <head><title>502 Bad Gateway</title></head>
                <body>
                <center><h1>502 Bad Gateway</h1></center>
                <hr><center>cloudflare</center>
                </body>
                </html>
                """);
    }

    static HttpAnswer error(String text) {
        return answer(200, JSON, "{\"error\":[\"" + text + "\"]}");
    }

    static HttpAnswer truncated(HttpAnswer whole, long millionths) {
        byte[] body = whole.body();
        return new HttpAnswer(
                whole.status(),
                whole.contentType(),
                Arrays.copyOf(body, share(body.length, millionths)));
    }

    static HttpAnswer giant(long bytes) {
        return new HttpAnswer(200, JSON, giantJson(bytes).getBytes(StandardCharsets.US_ASCII));
    }

    static String truncatedFrame(String frame, long millionths) {
        return frame.substring(0, share(frame.length(), millionths));
    }

    /** JSON that is right, and far too long. */
    static String giantJson(long bytes) {
        String head = "{\"error\":[],\"result\":\"";
        String tail = "\"}";
        int padding = Math.toIntExact(Math.max(0, bytes - head.length() - tail.length()));
        return head + "0".repeat(padding) + tail;
    }

    /** How many of some there are: never all, and one at least of two or more. */
    static int share(int of, long millionths) {
        int part = (int) (of * millionths / 1_000_000);
        return of < 2 ? 0 : Math.clamp(part, 1, of - 1);
    }

    private static HttpAnswer answer(int status, String contentType, String body) {
        return new HttpAnswer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
