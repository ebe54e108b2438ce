package io.trellis.krakensim.network;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.Face;
import io.trellis.krakensim.HttpRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Calls and lines to an exchange under the time of an agenda, with faults. The same seed, the same
 * faults and the same clients give the same bytes at the same times. Nothing is ever handed over
 * within a call of these methods: it is put on the agenda, at the present time at the earliest.
 */
public final class VirtualNetwork {

    private final Agenda agenda;
    private final DrivenExchange exchange;
    private final FaultBoard board;
    private final List<VirtualLine> lines = new ArrayList<>();
    private Faults faults;
    private boolean healed;
    private long calls;
    private long openings;

    /** A network to an exchange; its world begins now. */
    public VirtualNetwork(Agenda agenda, Exchange exchange, Faults faults) {
        this(new DrivenExchange(agenda, exchange), faults);
    }

    /** A network to an exchange that others act on too; its world begins now. */
    public VirtualNetwork(DrivenExchange exchange, Faults faults) {
        this.agenda = exchange.agenda();
        this.exchange = exchange;
        this.faults = faults;
        this.board = new FaultBoard(agenda.nowNanos());
        faults.plan().forEach(this::add);
        exchange.afterwards(() -> lines.forEach(VirtualLine::noticeEnd));
    }

    /** The exchange behind it, for all that is no client. */
    public DrivenExchange exchange() {
        return exchange;
    }

    /**
     * Makes a call. There is one outcome, unless a fault keeps the connection silent for ever: then
     * there is none, and it is for the caller to lose patience.
     */
    public void http(HttpRequest request, Consumer<Outcome> outcome) {
        call(request, CallListener.of(outcome));
    }

    /** Opens a line. */
    public Line open(Face face, LineListener listener) {
        VirtualLine line = line(face, LineEnd.of(listener));
        switch (admit(face)) {
            case OPEN -> line.begin();
            case REFUSED -> line.refuse("connection refused");
            case TOO_MANY -> line.refuse("the server answered HTTP 429");
        }
        return line;
    }

    /** One fault more; its times count from the beginning of the world. */
    public void add(Fault fault) {
        if (fault.kind().group() == FaultKind.Group.LINE) {
            agenda.at(board.nanos(fault.startNanos()), () -> strikeLines(fault));
        } else {
            board.add(fault);
        }
    }

    /**
     * From now on nothing fails and everything arrives at once; what has failed already stays so,
     * and what is on its way comes when it would have come.
     */
    public void heal() {
        healed = true;
        board.clear();
        faults = faults.under(Latency.NONE, Latency.NONE);
        lines.forEach(VirtualLine::heal);
    }

    /** How often each kind of fault has struck. */
    public Map<FaultKind, Integer> struck() {
        return board.struck();
    }

    void call(HttpRequest request, CallListener caller) {
        RandomGenerator random = Draws.of(faults.seed(), "call", calls++);
        var call =
                new VirtualCall(
                        exchange,
                        request,
                        faults.request().draw(random),
                        faults.reply().draw(random),
                        caller);
        board.take(FaultKind.Group.CALL, method(request), agenda.nowNanos())
                .ifPresentOrElse(call::run, call::run);
    }

    /** Whether a line may be opened now. */
    Admission admit(Face face) {
        Optional<Fault> fault =
                board.take(FaultKind.Group.LINE_OPENING, VirtualLine.name(face), agenda.nowNanos());
        if (fault.isEmpty()) {
            long now = agenda.nowNanos();
            return exchange.ask(venue -> venue.admits(now)) ? Admission.OPEN : Admission.TOO_MANY;
        }
        return fault.get().kind() == FaultKind.LINE_TOO_MANY
                ? Admission.TOO_MANY
                : Admission.REFUSED;
    }

    /** What becomes of an attempt to open a line. */
    enum Admission {
        OPEN,
        REFUSED,
        TOO_MANY
    }

    /** A line that has not begun. */
    VirtualLine line(Face face, LineEnd client) {
        lines.removeIf(VirtualLine::isOver);
        RandomGenerator random = Draws.of(faults.seed(), "line", openings++);
        var line =
                new VirtualLine(
                        exchange, board, face, client, faults.request(), faults.reply(), random);
        lines.add(line);
        return line;
    }

    private void strikeLines(Fault fault) {
        if (healed) {
            return;
        }
        lines.stream()
                .filter(line -> !line.isOver())
                .filter(line ->
                        fault.target().isEmpty()
                                || fault.target().equals(VirtualLine.name(line.face())))
                .limit(fault.times())
                .forEach(line -> strike(line, fault));
    }

    private void strike(VirtualLine line, Fault fault) {
        board.strike(fault.kind());
        if (fault.kind() == FaultKind.STALL) {
            line.stall(agenda.nowNanos() + fault.spanNanos());
        } else if (fault.kind() == FaultKind.HALF_OPEN) {
            line.goDeaf();
        } else {
            line.breakDown();
        }
    }

    private static String method(HttpRequest request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }
}
