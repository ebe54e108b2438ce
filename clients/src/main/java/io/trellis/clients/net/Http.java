package io.trellis.clients.net;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Sends HTTP requests, each exactly once at most. */
public interface Http {

    /** Sends a request; the one reply is handed over on the loop, never within this call. */
    void send(Call call, Consumer<Reply> reply);

    /**
     * A request.
     *
     * @param body empty for GET
     * @param timeout from the look-up of the host to the last byte of the answer
     * @param largestAnswer in bytes, after decompression
     */
    record Call(
            String method,
            URI url,
            List<Header> headers,
            Body body,
            Duration timeout,
            int largestAnswer) {

        public Call {
            headers = List.copyOf(headers);
        }
    }

    /** A header; its value is in no text form, as it may be a secret. */
    record Header(String name, String value) {

        @Override
        public String toString() {
            return name + ": …";
        }
    }

    /** The bytes of a request, which have no text form, as they may hold a secret. */
    final class Body {

        private static final Body EMPTY = new Body("", new byte[0]);

        private final String contentType;
        private final byte[] bytes;

        private Body(String contentType, byte[] bytes) {
            this.contentType = contentType;
            this.bytes = bytes;
        }

        public static Body empty() {
            return EMPTY;
        }

        public static Body of(String contentType, byte[] bytes) {
            return new Body(contentType, bytes.clone());
        }

        public String contentType() {
            return contentType;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** What came of a request. */
    sealed interface Reply {

        /**
         * A whole answer of whatever status.
         *
         * @param contentType empty where there is none
         */
        @SuppressWarnings("ArrayRecordComponent")
        record Answer(int status, String contentType, byte[] body) implements Reply {}

        /**
         * No whole answer.
         *
         * @param mayHaveBeenSent whether some byte of the request may have left
         * @param words what failed, without a full stop, and without anything of the request
         */
        record Failure(boolean mayHaveBeenSent, String words) implements Reply {}
    }
}
