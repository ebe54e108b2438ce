package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.stream.Subscription.State;
import io.trellis.clients.kraken.wire.KrakenError;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What is subscribed on a connection, each topic by itself: asked for, granted within a time, and
 * telling within a time. What is awaited in vain is taken back and asked for again, then the
 * connection is given up. A topic that is taken back is asked for again only once that is answered,
 * as the venue may do two requests in any order.
 */
final class Subscriptions {

    /** Ten requests a second, of a hundred symbols each, are what the venue bears. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(100);

    private static final int MOST_SYMBOLS = 100;
    private static final int MOST_FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(5);

    /** Whose topics they are. */
    interface Owner {

        /** Adds what every request of this connection carries. */
        void credentials(RequestText request);

        /** Whether a request could be handed over. */
        boolean send(String text);

        /** A topic was granted, in the words of the answer. */
        void granted(Topic topic, Frame.Answer answer);

        /** A topic was refused for good. */
        void refused(Topic topic, String error);

        /** The connection does not do what it says. */
        void hopeless(String words);
    }

    private final StreamHost host;
    private final LongSupplier requestIds;
    private final Owner owner;
    private final Map<Topic, Subscription> all = new LinkedHashMap<>();
    private final Deadline pace;
    private boolean open;

    Subscriptions(StreamHost host, LongSupplier requestIds, Owner owner) {
        this.host = host;
        this.requestIds = requestIds;
        this.owner = owner;
        this.pace = new Deadline(host.loop());
    }

    /** Has a topic subscribed from now on, over every connection. */
    void want(Topic topic) {
        Subscription known = all.get(topic);
        if (known == null) {
            all.put(topic, new Subscription(topic, host.loop()));
        } else if (known.state == State.UNWANTED || known.state == State.LEAVING) {
            known.again = true;
        } else if (known.state == State.RESTING) {
            known.failures = 0;
            turn(known, State.WANTED);
        }
        ask();
    }

    /** Has a topic no more. */
    void leave(Topic topic) {
        Subscription known = all.get(topic);
        if (known == null) {
            return;
        }
        known.again = false;
        switch (known.state) {
            case WANTED, RESTING -> forget(known);
            case ASKED, GRANTED, LIVE -> turn(known, State.UNWANTED);
            case UNWANTED, LEAVING -> {}
        }
        if (!open) {
            forget(known);
        }
        ask();
    }

    /** Has a topic taken back and asked for again, for its snapshot. */
    void again(Topic topic) {
        find(topic).filter(Subscriptions::isHeld).ifPresent(this::again);
    }

    private void again(Subscription known) {
        known.again = true;
        turn(known, State.UNWANTED);
        ask();
    }

    private Optional<Subscription> find(Topic topic) {
        return Optional.ofNullable(all.get(topic));
    }

    private void forget(Subscription known) {
        known.deadline.cancel();
        all.remove(known.topic);
    }

    private static void turn(Subscription known, State state) {
        known.deadline.cancel();
        known.told = false;
        known.state = state;
    }

    /** Whether data of a topic are those of a subscription that holds. */
    boolean isHeld(Topic topic) {
        return find(topic).filter(Subscriptions::isHeld).isPresent();
    }

    private static boolean isHeld(Subscription known) {
        return known.state == State.ASKED
                || known.state == State.GRANTED
                || known.state == State.LIVE;
    }

    /** A connection is open: everything is asked for. */
    void opened() {
        open = true;
        all.values().removeIf(Subscriptions::isUnwantedForGood);
        for (Subscription known : all.values()) {
            turn(known, State.WANTED);
            known.again = false;
            known.failures = 0;
        }
        ask();
    }

    private static boolean isUnwantedForGood(Subscription known) {
        return (known.state == State.UNWANTED || known.state == State.LEAVING) && !known.again;
    }

    /** The connection is lost. */
    void lost() {
        open = false;
        pace.cancel();
        all.values().forEach(known -> known.deadline.cancel());
    }

    /** Sends the next request, if there is one and it is time. */
    private void ask() {
        if (!open || pace.isSet()) {
            return;
        }
        Optional<Subscription> next =
                first(known -> known.state == State.UNWANTED)
                        .or(() -> first(known -> known.state == State.WANTED));
        next.ifPresent(known -> {
            pace.in(BETWEEN_REQUESTS, this::ask);
            if (known.state == State.UNWANTED) {
                takeBack(known);
            } else {
                askFor(known.topic);
            }
        });
    }

    private Optional<Subscription> first(Predicate<Subscription> wanted) {
        return all.values().stream().filter(wanted).findFirst();
    }

    private void takeBack(Subscription known) {
        send("unsubscribe", List.of(known), State.LEAVING);
    }

    private void askFor(Topic like) {
        List<Subscription> group =
                all.values().stream()
                        .filter(known -> known.state == State.WANTED)
                        .filter(known -> known.topic.isAskedLike(like))
                        .limit(MOST_SYMBOLS)
                        .toList();
        send("subscribe", group, State.ASKED);
    }

    private void send(String method, List<Subscription> group, State next) {
        long requestId = requestIds.getAsLong();
        for (Subscription known : group) {
            turn(known, next);
            known.requestId = requestId;
            known.deadline.in(host.settings().answerWithin(), () -> unanswered(known));
        }
        if (!owner.send(request(method, group, requestId))) {
            owner.hopeless("a subscription could not be sent");
        }
    }

    private String request(String method, List<Subscription> group, long requestId) {
        Topic topic = group.getFirst().topic;
        var request = RequestText.members().text("channel", topic.channel());
        if (!topic.symbol().isEmpty()) {
            request.texts("symbol", group.stream().map(known -> known.topic.symbol()).toList());
        }
        topic.options().write(request);
        if (method.equals("subscribe")) {
            snapshot(topic, request);
        }
        owner.credentials(request);
        return request.of(method, requestId);
    }

    /** Always said, as the defaults are not the same everywhere and not told in one voice. */
    private static void snapshot(Topic topic, RequestText request) {
        if (topic.channel().equals("executions")) {
            request.truth("snap_orders", true)
                    .truth("snap_trades", true)
                    .truth("order_status", true)
                    .truth("ratecounter", true);
        } else {
            request.truth("snapshot", true);
        }
    }

    private void unanswered(Subscription known) {
        if (known.state == State.LEAVING || ++known.failures > 1) {
            owner.hopeless("a request for " + known.topic + " was not answered");
        } else {
            turn(known, State.WANTED);
            ask();
        }
    }

    /** Takes an answer; false if it is to none of these requests. */
    boolean answered(Frame.Answer answer) {
        boolean subscribed = answer.method().equals("subscribe");
        if (!subscribed && !answer.method().equals("unsubscribe")) {
            return false;
        }
        State awaited = subscribed ? State.ASKED : State.LEAVING;
        // One that names no market is meant for all of its request.
        String symbol = answer.symbol();
        all.values().stream()
                .filter(known -> known.state == awaited)
                .filter(known -> known.requestId == answer.requestId().orElse(-1))
                .filter(known -> symbol.isEmpty() || known.topic.symbol().equals(symbol))
                .toList()
                .forEach(known -> answered(known, answer));
        return true;
    }

    private void answered(Subscription known, Frame.Answer answer) {
        if (known.state == State.LEAVING) {
            left(known);
        } else if (answer.success().isPresent()) {
            // One that says neither is as none: it is waited for until its time is over.
            if (answer.success().get()) {
                granted(known, answer);
            } else {
                refused(known, answer.error());
            }
        }
    }

    /** Whatever the answer: one that was not subscribed is not subscribed now. */
    private void left(Subscription known) {
        if (known.again) {
            known.again = false;
            turn(known, State.WANTED);
            ask();
        } else {
            forget(known);
        }
    }

    private void granted(Subscription known, Frame.Answer answer) {
        boolean told = known.told;
        turn(known, told ? State.LIVE : State.GRANTED);
        if (told) {
            known.failures = 0;
        } else {
            known.deadline.in(host.settings().dataWithin(), () -> silent(known));
        }
        owner.granted(known.topic, answer);
    }

    /** Granted, but nothing has come: it happens that data are never attached. */
    private void silent(Subscription known) {
        known.failures++;
        if (known.failures == 1) {
            again(known);
        } else if (known.topic.alwaysTells()) {
            owner.hopeless(known.topic + " was granted and tells nothing");
        } else {
            turn(known, State.LIVE);
        }
    }

    private void refused(Subscription known, String error) {
        KrakenError.Kind kind = KrakenError.of(error).kind();
        boolean passing = kind == KrakenError.Kind.RETRY || kind == KrakenError.Kind.SLOW;
        turn(known, State.RESTING);
        if (!passing) {
            owner.refused(known.topic, error);
        } else if (++known.failures > MOST_FAILURES) {
            owner.hopeless("Kraken refuses " + known.topic + ": " + error);
        } else {
            known.deadline.in(
                    REST,
                    () -> {
                        turn(known, State.WANTED);
                        ask();
                    });
        }
    }

    /** Data of a topic have come. */
    void told(Topic topic) {
        Subscription known = all.get(topic);
        if (known == null) {
            return;
        }
        if (known.state == State.ASKED) {
            known.told = true;
        } else if (known.state == State.GRANTED) {
            turn(known, State.LIVE);
            known.failures = 0;
        }
    }
}
