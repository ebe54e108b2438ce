package io.trellis.krakensim.network;

import io.trellis.krakensim.HttpAnswer;
import io.trellis.krakensim.HttpRequest;

import java.util.function.Consumer;

/** One call on its way there and back. */
final class VirtualCall {

    private static final String BROKEN = "the connection broke";

    private final DrivenExchange exchange;
    private final HttpRequest request;
    private final long thereNanos;
    private final long backNanos;
    private final CallListener caller;

    VirtualCall(
            DrivenExchange exchange,
            HttpRequest request,
            long thereNanos,
            long backNanos,
            CallListener caller) {
        this.exchange = exchange;
        this.request = request;
        this.thereNanos = thereNanos;
        this.backNanos = backNanos;
        this.caller = caller;
    }

    void run() {
        carriedOut(thereNanos, caller::answered);
    }

    void run(FaultBoard.Strike<CallFault> fault) {
        long amount = fault.amount();
        switch (fault.kind()) {
            case CONNECTION_REFUSED ->
                    after(thereNanos, () -> caller.failed("connection refused", false, false));
            case REQUEST_LOST -> after(thereNanos, () -> caller.failed(BROKEN, true, false));
            case REPLY_LOST -> carriedOut(thereNanos, _ -> caller.failed(BROKEN, true, true));
            case REPLY_CUT -> carriedOut(thereNanos, answer -> caller.cut(answer, amount));
            case REQUEST_SILENT -> {}
            case REPLY_SILENT -> carriedOut(thereNanos, _ -> {});
            case SERVER_ERROR -> onTheWay(Damage.serverError());
            case SERVER_ERROR_DONE -> instead(Damage.serverError());
            case HTML -> onTheWay(Damage.html());
            case HTML_DONE -> instead(Damage.html());
            case UNAVAILABLE -> onTheWay(Damage.error("EService:Unavailable"));
            case UNAVAILABLE_DONE -> instead(Damage.error("EService:Unavailable"));
            case INTERNAL_ERROR_DONE -> instead(Damage.error("EGeneral:Internal error"));
            case TRUNCATED_JSON ->
                    carriedOut(
                            thereNanos,
                            answer -> caller.answered(Damage.truncated(answer, amount)));
            case GIANT_JSON -> instead(Damage.giant(amount));
            case THROTTLED -> onTheWay(Damage.error(throttled(amount)));
            case LATE_CALL -> carriedOut(thereNanos + amount, caller::answered);
            case REPEATED_CALL -> {
                carriedOut(thereNanos, _ -> {});
                carriedOut(thereNanos, caller::answered);
            }
        }
    }

    /** A server on the way answers. */
    private void onTheWay(HttpAnswer answer) {
        after(thereNanos + backNanos, () -> caller.answered(answer));
    }

    /** The venue does it, and something else comes back. */
    private void instead(HttpAnswer answer) {
        carriedOut(thereNanos, _ -> caller.answered(answer));
    }

    private void carriedOut(long arrivalNanos, Consumer<HttpAnswer> back) {
        after(
                arrivalNanos,
                () -> {
                    long now = exchange.agenda().nowNanos();
                    HttpAnswer answer = exchange.ask(venue -> venue.http(now, request));
                    after(backNanos, () -> back.accept(answer));
                });
    }

    private String throttled(long nanos) {
        return "EService: Throttled: " + (exchange.agenda().nowNanos() + nanos) / 1_000_000_000;
    }

    private void after(long nanos, Runnable task) {
        exchange.agenda().after(nanos, task);
    }
}
