package io.trellis.clients.kraken.stream;

import io.trellis.clients.net.WebSockets;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Connections whose other end is the test. */
final class ScriptedSockets implements WebSockets {

    final List<Line> lines = new ArrayList<>();

    private final TestLoop loop;

    ScriptedSockets(TestLoop loop) {
        this.loop = loop;
    }

    @Override
    public Connection open(URI url, Listener listener) {
        var line = new Line(listener);
        lines.add(line);
        return line;
    }

    /** The newest connection. */
    Line line() {
        return lines.getLast();
    }

    final class Line implements Connection {

        final List<String> sent = new ArrayList<>();
        final long askedNanos = loop.nanoTime();
        private final Listener listener;
        boolean aborted;
        boolean full;

        Line(Listener listener) {
            this.listener = listener;
        }

        @Override
        public boolean send(String text) {
            if (!full) {
                sent.add(text);
            }
            return !full;
        }

        @Override
        public void abort() {
            aborted = true;
        }

        void opens() {
            loop.execute(() -> hear(listener::opened));
            loop.passMillis(0);
        }

        void says(String frame) {
            loop.execute(() -> hear(() -> listener.text(frame)));
            loop.passMillis(0);
        }

        void ends(String words) {
            loop.execute(() -> hear(() -> listener.ended(words)));
            loop.passMillis(0);
        }

        private void hear(Runnable event) {
            if (!aborted) {
                event.run();
            }
        }

        /** The newest of the sent frames that contain a text. */
        String sent(String part) {
            return sent.reversed().stream()
                    .filter(frame -> frame.contains(part))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no frame has " + part + ": " + sent));
        }

        long count(String part) {
            return sent.stream().filter(frame -> frame.contains(part)).count();
        }

        /** Grants the newest request of a channel, for each of the symbols. */
        void grants(String method, String channel, String... symbols) {
            long id =
                    requestId(
                            sent(
                                    "\"method\":\""
                                            + method
                                            + "\",\"params\":{\"channel\":\""
                                            + channel));
            if (symbols.length == 0) {
                says(ack(method, id, channel, ""));
            }
            for (String symbol : symbols) {
                says(ack(method, id, channel, ",\"symbol\":\"" + symbol + "\""));
            }
        }
    }

    static long requestId(String frame) {
        return Long.parseLong(frame.substring(frame.lastIndexOf(':') + 1, frame.length() - 1));
    }

    private static String ack(String method, long id, String channel, String symbol) {
        return """
        {"method":"%s","req_id":%d,"result":{"channel":"%s","snapshot":true%s},"success":true}\
        """
                .formatted(method, id, channel, symbol);
    }
}
