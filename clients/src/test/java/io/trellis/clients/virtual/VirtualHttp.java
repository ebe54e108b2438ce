package io.trellis.clients.virtual;

import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.krakensim.HttpRequest;
import io.trellis.krakensim.network.Outcome;
import io.trellis.krakensim.network.VirtualNetwork;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** HTTP over a virtual network, within the time and the size that a call allows. */
final class VirtualHttp implements Http {

    private final VirtualNetwork network;
    private final Loop loop;

    VirtualHttp(VirtualNetwork network, Loop loop) {
        this.network = network;
        this.loop = loop;
    }

    @Override
    public void send(Call call, Consumer<Reply> reply) {
        var pending = new Pending(reply);
        pending.patience =
                loop.after(call.timeout(), () -> pending.give(lost("no whole answer in time")));
        network.http(request(call), outcome -> pending.give(reply(call, outcome)));
    }

    private static HttpRequest request(Call call) {
        Map<String, String> headers = new LinkedHashMap<>();
        call.headers().forEach(header -> headers.put(lower(header.name()), header.value()));
        headers.put("content-type", call.body().contentType());
        String query = call.url().getRawQuery();
        return new HttpRequest(
                call.method(),
                call.url().getRawPath(),
                query == null ? "" : query,
                headers,
                call.body().bytes());
    }

    private static Reply reply(Call call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answer(var answer) when answer.body().length > call.largestAnswer() ->
                    lost("the answer is too large");
            case Outcome.Answer(var answer) ->
                    new Reply.Answer(answer.status(), answer.contentType(), answer.body());
            case Outcome.NoAnswer(String words, boolean mayHaveBeenSent, _) ->
                    new Reply.Failure(mayHaveBeenSent, words);
        };
    }

    private static Reply lost(String words) {
        return new Reply.Failure(true, words);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Hands over one reply, the first. */
    private static final class Pending {

        private final Consumer<Reply> taker;
        private Loop.Timer patience = () -> {};
        private boolean given;

        Pending(Consumer<Reply> taker) {
            this.taker = taker;
        }

        void give(Reply reply) {
            if (!given) {
                given = true;
                patience.cancel();
                taker.accept(reply);
            }
        }
    }
}
