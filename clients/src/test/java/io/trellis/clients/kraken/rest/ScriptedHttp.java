package io.trellis.clients.kraken.rest;

import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers in the order of a script, a little later, and keeps what was asked. */
final class ScriptedHttp implements Http {

    static final Duration LATENCY = Duration.ofMillis(20);

    /** A call and when it came. */
    record Asked(Call call, long nanos) {

        String path() {
            return call.url().getPath();
        }

        String body() {
            return new String(call.body().bytes(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return call.headers().stream()
                    .filter(header -> header.name().equals(name))
                    .map(Header::value)
                    .findFirst()
                    .orElse("");
        }
    }

    private final Loop loop;
    private final Deque<Function<Asked, Reply>> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private Function<Call, Duration> latency = _ -> LATENCY;
    private int open;
    private int mostOpen;

    ScriptedHttp(Loop loop) {
        this.loop = loop;
    }

    ScriptedHttp then(Reply reply) {
        script.add(_ -> reply);
        return this;
    }

    ScriptedHttp then(String json) {
        return then(json(json));
    }

    /** The last one answers all further calls, too. */
    ScriptedHttp then(Function<Asked, Reply> reply) {
        script.add(reply);
        return this;
    }

    /** Calls take so long from now on. */
    ScriptedHttp taking(Function<Call, Duration> time) {
        latency = time;
        return this;
    }

    ScriptedHttp result(String json) {
        return then("{\"error\":[],\"result\":" + json + "}");
    }

    ScriptedHttp error(String text) {
        return then("{\"error\":[\"" + text + "\"]}");
    }

    static Reply json(String text) {
        return answer(200, "application/json; charset=utf-8", text);
    }

    static Reply answer(int status, String type, String text) {
        return new Reply.Answer(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void send(Call call, Consumer<Reply> reply) {
        var now = new Asked(call, loop.nanoTime());
        asked.add(now);
        if (script.isEmpty()) {
            throw new AssertionError("not in the script: " + call.url());
        }
        Function<Asked, Reply> next = script.size() > 1 ? script.remove() : script.peek();
        open++;
        mostOpen = Math.max(mostOpen, open);
        var _ =
                loop.after(
                        latency.apply(call),
                        () -> {
                            open--;
                            reply.accept(next.apply(now));
                        });
    }

    List<Asked> asked() {
        return asked;
    }

    Asked last() {
        return asked.getLast();
    }

    /** How many calls were under way at once. */
    int mostOpen() {
        return mostOpen;
    }
}
