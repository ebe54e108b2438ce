package io.trellis.krakensim.network;

import io.trellis.krakensim.Face;
import io.trellis.krakensim.Session;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One WebSocket line. Frames of one direction arrive in the order in which they were sent, however
 * long each is under way; those of two lines, or of two directions, may overtake one another.
 */
final class VirtualLine implements Line {

    private static final String GONE_AWAY = "closed with code 1001";

    private final DrivenExchange exchange;
    private final FaultBoard board;
    private final Face face;
    private final LineEnd client;
    private final Course there;
    private final Course back;

    private Optional<Session> session = Optional.empty();

    /** The client hears nothing any more, nor is heard. */
    private boolean over;

    /** The venue hears nothing any more. */
    private volatile boolean deaf;

    VirtualLine(
            DrivenExchange exchange,
            FaultBoard board,
            Face face,
            LineEnd client,
            Latency request,
            Latency reply,
            RandomGenerator random) {
        this.exchange = exchange;
        this.board = board;
        this.face = face;
        this.client = client;
        this.there = new Course(exchange.agenda(), request, random);
        this.back = new Course(exchange.agenda(), reply, random);
    }

    /** What targets of faults call it. */
    String name() {
        return name(face);
    }

    /** May be asked from any thread. */
    boolean isDeaf() {
        return deaf;
    }

    boolean isOver() {
        return over;
    }

    /** Begins to open it. */
    void begin() {
        there.send(0, this::connect);
    }

    /** Ends before it was open. */
    void refuse(String words) {
        there.send(0, () -> back.send(0, () -> end(words)));
    }

    private void connect() {
        if (over) {
            return;
        }
        toClient(client::opened);
        long now = exchange.agenda().nowNanos();
        session = Optional.of(exchange.ask(venue -> venue.connect(now, face, this::fromVenue)));
    }

    /** What the venue sends, perhaps while it carries something else out. */
    private void fromVenue(String frame) {
        long now = exchange.agenda().nowNanos();
        if (over) {
            return;
        }
        board.take(FrameFault.class, names(frame), now)
                .ifPresentOrElse(
                        fault -> damaged(fault, frame), () -> toClient(() -> client.text(frame)));
    }

    private void damaged(FaultBoard.Strike<FrameFault> fault, String frame) {
        long amount = fault.amount();
        switch (fault.kind()) {
            case FRAME_LOST -> {}
            case FRAME_REPEATED -> {
                toClient(() -> client.text(frame));
                toClient(() -> client.text(frame));
            }
            case FRAME_TRUNCATED ->
                    toClient(() -> client.text(Damage.truncatedFrame(frame, amount)));
            case FRAME_GIANT -> {
                toClient(() -> client.text(Damage.giantJson(amount)));
                toClient(() -> client.text(frame));
            }
            case FRAME_FOREIGN -> {
                toClient(() -> client.text(Damage.FOREIGN_FRAME));
                toClient(() -> end(GONE_AWAY));
            }
            case FRAME_CUT -> toClient(() -> cut(frame, amount));
        }
    }

    private void toClient(Runnable event) {
        back.send(
                0,
                () -> {
                    if (!over) {
                        event.run();
                    }
                });
    }

    @Override
    public boolean send(String text) {
        if (over) {
            return false;
        }
        long now = exchange.agenda().nowNanos();
        board.take(RequestFrameFault.class, names(text), now)
                .ifPresentOrElse(
                        fault -> sendFaulty(fault, text), () -> there.send(0, () -> arrive(text)));
        return true;
    }

    private void sendFaulty(FaultBoard.Strike<RequestFrameFault> fault, String text) {
        switch (fault.kind()) {
            case LATE_FRAME -> there.send(fault.amount(), () -> arrive(text));
            case BREAK_BEFORE_FRAME -> there.send(0, this::breakDown);
            case BREAK_BEHIND_FRAME ->
                    there.send(
                            0,
                            () -> {
                                arrive(text);
                                breakDown();
                            });
        }
    }

    /** What targets of faults may call a frame. */
    private Predicate<String> names(String frame) {
        return target ->
                target.equals(name())
                        || frame.contains("\"channel\":\"" + target + "\"")
                        || frame.contains("\"method\":\"" + target + "\"");
    }

    private void arrive(String text) {
        if (deaf) {
            return;
        }
        session.ifPresent(open ->
                exchange.act(_ -> {
                    if (open.isOpen()) {
                        open.receive(exchange.agenda().nowNanos(), text);
                    }
                }));
    }

    @Override
    public void abort() {
        over = true;
        there.send(0, this::leaveVenue);
    }

    /** The line breaks: what is on its way is lost, and both ends learn of it. */
    void breakDown() {
        if (over) {
            return;
        }
        over = true;
        leaveVenue();
        exchange.agenda().after(back.draw(), () -> client.ended("the connection broke"));
    }

    void goDeaf() {
        deaf = true;
    }

    void stall(long untilNanos) {
        back.hold(untilNanos);
    }

    void heal() {
        there.clear();
        back.clear();
    }

    private void cut(String frame, long millionths) {
        over = true;
        leaveVenue();
        client.cut(frame, millionths);
    }

    private void end(String words) {
        if (!over) {
            over = true;
            leaveVenue();
            client.ended(words);
        }
    }

    /** The venue may have ended it by itself, which the client hears behind its last frame. */
    void noticeEnd() {
        if (session.isPresent() && !session.get().isOpen()) {
            session = Optional.empty();
            toClient(() -> end(GONE_AWAY));
        }
    }

    private void leaveVenue() {
        deaf = true;
        session.ifPresent(open -> exchange.act(_ -> open.closed(exchange.agenda().nowNanos())));
        session = Optional.empty();
    }

    static String name(Face face) {
        return switch (face) {
            case PUBLIC -> "public";
            case ACCOUNT -> "account";
        };
    }
}
