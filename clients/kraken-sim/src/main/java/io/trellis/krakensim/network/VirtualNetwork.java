package io.trellis.krakensim.network;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.Face;
import io.trellis.krakensim.HttpRequest;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Rules;

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
    private final Rules sound;
    private Faults faults;
    private Optional<VenueFaults> venue = Optional.empty();
    private int healings;
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
        this.sound = exchange.ask(Exchange::rules);
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

    /**
     * Tells faults of the exchange itself whom they befall; before that they do not strike.
     *
     * @param account whose orders people place and cancel
     * @param market that changes its terms and its status
     */
    public void befall(int account, MarketRules market) {
        venue = Optional.of(new VenueFaults(exchange, sound, account, market, faults.seed()));
    }

    /** One fault more; its times count from the beginning of the world. */
    public void add(Fault fault) {
        switch (fault.kind()) {
            case CallFault _, OpeningFault _, FrameFault _, RequestFrameFault _ -> board.add(fault);
            case LineFault kind -> whenDue(fault, () -> strikeLines(kind, fault));
            case VenueFault kind -> whenDue(fault, () -> strikeVenue(kind, fault));
        }
    }

    /** One fault more, which begins now whatever its own beginning says. */
    public void strike(Fault fault) {
        add(fault.beginning(agenda.nowNanos() - board.nanos(0)));
    }

    /**
     * What was planned does not happen and everything arrives at once; what has failed already
     * stays so, and what is on its way comes when it would have come.
     */
    public void heal() {
        healings++;
        board.clear();
        faults = faults.under(Latency.NONE, Latency.NONE);
        lines.forEach(VirtualLine::heal);
        venue.ifPresent(VenueFaults::heal);
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
        board.take(CallFault.class, method(request)::equals, agenda.nowNanos())
                .ifPresentOrElse(call::run, call::run);
    }

    /** Whether a line may be opened now. */
    Admission admit(Face face) {
        Optional<FaultBoard.Strike<OpeningFault>> fault =
                board.take(OpeningFault.class, VirtualLine.name(face)::equals, agenda.nowNanos());
        if (fault.isEmpty()) {
            long now = agenda.nowNanos();
            return exchange.ask(venue -> venue.admits(now)) ? Admission.OPEN : Admission.TOO_MANY;
        }
        return switch (fault.get().kind()) {
            case LINE_TOO_MANY -> Admission.TOO_MANY;
            case LINE_REFUSED -> Admission.REFUSED;
        };
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

    private void whenDue(Fault fault, Runnable strike) {
        int planned = healings;
        agenda.at(
                board.nanos(fault.startNanos()),
                () -> {
                    if (healings == planned) {
                        strike.run();
                    }
                });
    }

    private void strikeVenue(VenueFault kind, Fault fault) {
        venue.ifPresent(faulty -> {
            board.strike(kind);
            faulty.strike(kind, fault);
        });
    }

    private void strikeLines(LineFault kind, Fault fault) {
        lines.stream()
                .filter(line -> !line.isOver())
                .filter(line -> fault.target().isEmpty() || fault.target().equals(line.name()))
                .limit(fault.times())
                .toList()
                .forEach(line -> strike(line, kind, fault.spanNanos()));
    }

    private void strike(VirtualLine line, LineFault kind, long spanNanos) {
        board.strike(kind);
        switch (kind) {
            case LINE_BREAK -> line.breakDown();
            case HALF_OPEN -> line.goDeaf();
            case STALL -> line.stall(agenda.nowNanos() + spanNanos);
        }
    }

    private static String method(HttpRequest request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }
}
