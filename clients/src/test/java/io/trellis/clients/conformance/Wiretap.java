package io.trellis.clients.conformance;

import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.net.WebSockets;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Between a client and the network: keeps what the client says, and may change, hold back or add to
 * what it hears.
 */
final class Wiretap {

    private final Loop loop;
    private final List<Http.Call> calls = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();
    private final Map<Integer, WebSockets.Listener> listeners = new LinkedHashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private UnaryOperator<String> bodies = UnaryOperator.identity();
    private UnaryOperator<String> heard = UnaryOperator.identity();
    private Predicate<String> holding = _ -> false;

    Wiretap(Loop loop) {
        this.loop = loop;
    }

    /** The HTTP calls of a name, {@code AddOrder}. */
    List<Http.Call> calls(String name) {
        return calls.stream().filter(call -> call.url().getPath().endsWith("/" + name)).toList();
    }

    /** All HTTP calls. */
    List<Http.Call> calls() {
        return List.copyOf(calls);
    }

    /** All frames that the client sent. */
    List<String> frames() {
        return List.copyOf(frames);
    }

    /** Those of a method, {@code add_order}. */
    List<String> frames(String method) {
        return frames.stream().filter(text -> text.contains("\"" + method + "\"")).toList();
    }

    /** Changes the bodies of answers from now on. */
    void rewriteBodies(UnaryOperator<String> change) {
        bodies = change;
    }

    /** Changes the frames that the client hears from now on. */
    void rewriteFrames(UnaryOperator<String> change) {
        heard = change;
    }

    /** Holds frames back from now on, until they are {@linkplain #release released}. */
    void hold(Predicate<String> frame) {
        holding = frame;
    }

    /** Lets the client hear what was held back, the last first if so asked, and all from now on. */
    void release(boolean lastFirst) {
        holding = _ -> false;
        List<Runnable> due = lastFirst ? held.reversed() : held;
        List.copyOf(due).forEach(loop::execute);
        held.clear();
    }

    /** Lets the client hear a frame on the newest connection to a port. */
    void say(int port, String frame) {
        loop.execute(() -> Optional.ofNullable(listeners.get(port)).orElseThrow().text(frame));
    }

    /** HTTP with this in between. */
    Http http(Http world) {
        return (call, reply) -> {
            calls.add(call);
            world.send(call, answer -> reply.accept(rewritten(answer)));
        };
    }

    private Http.Reply rewritten(Http.Reply reply) {
        return switch (reply) {
            case Http.Reply.Answer(int status, String type, byte[] body) -> {
                String text = bodies.apply(new String(body, StandardCharsets.UTF_8));
                yield new Http.Reply.Answer(status, type, text.getBytes(StandardCharsets.UTF_8));
            }
            case Http.Reply.Failure failure -> failure;
        };
    }

    /** WebSockets with this in between. */
    WebSockets webSockets(WebSockets sockets) {
        return (url, listener) -> tapped(sockets, url, listener);
    }

    private WebSockets.Connection tapped(
            WebSockets sockets, URI url, WebSockets.Listener listener) {
        listeners.put(url.getPort(), listener);
        WebSockets.Connection connection =
                sockets.open(url, new Ear(listener, frame -> hear(listener, frame)));
        return new WebSockets.Connection() {

            @Override
            public boolean send(String text) {
                frames.add(text);
                return connection.send(text);
            }

            @Override
            public void abort() {
                connection.abort();
            }
        };
    }

    private void hear(WebSockets.Listener listener, String frame) {
        String text = heard.apply(frame);
        if (holding.test(text)) {
            held.add(() -> listener.text(text));
        } else {
            listener.text(text);
        }
    }

    private record Ear(WebSockets.Listener listener, Consumer<String> texts)
            implements WebSockets.Listener {

        @Override
        public void opened() {
            listener.opened();
        }

        @Override
        public void text(String frame) {
            texts.accept(frame);
        }

        @Override
        public void unreadable(String words) {
            listener.unreadable(words);
        }

        @Override
        public void ended(String words) {
            listener.ended(words);
        }
    }
}
