package io.trellis.clients.kraken;

import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.Maintenance;
import io.trellis.clients.net.Loop;
import io.trellis.core.venue.MaintenanceWindow;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads now and then which maintenances Kraken has announced, and tells those in which orders
 * should not be placed. Its mode does not follow from them.
 */
final class MaintenanceWatch {

    private static final Duration EVERY = Duration.ofMinutes(10);

    /** Of an announcement that does not say until when. */
    private static final Duration USUAL = Duration.ofHours(1);

    private static final String ELSEWHERE = "futures_";
    private static final String NOT_OURS = "spot_fix";

    private final Loop loop;
    private final KrakenRest rest;
    private final VenueListener listener;
    private Optional<List<MaintenanceWindow>> told = Optional.empty();
    private boolean closed;

    MaintenanceWatch(Loop loop, KrakenRest rest, VenueListener listener) {
        this.loop = loop;
        this.rest = rest;
        this.listener = listener;
    }

    /** Reads them, and again and again from then on. On the loop. */
    void begin() {
        if (!closed) {
            // What cannot be read now is read the next time: an announcement comes days ahead.
            LoopCalls.when(loop, rest.maintenanceSchedule(), this::announced, _ -> {});
            loop.after(EVERY, this::begin);
        }
    }

    /** Nothing more is read. On the loop. */
    void close() {
        closed = true;
    }

    private void announced(List<Maintenance> all) {
        List<MaintenanceWindow> windows =
                all.stream()
                        .filter(MaintenanceWatch::isOurs)
                        .flatMap(each -> window(each).stream())
                        .toList();
        if (!closed && !told.equals(Optional.of(windows))) {
            told = Optional.of(windows);
            listener.happened(new VenueEvent.MaintenanceAnnounced(windows));
        }
    }

    /** A service on no list may be one that is needed here. */
    private static boolean isOurs(Maintenance maintenance) {
        return maintenance.services().isEmpty()
                || maintenance.services().stream()
                        .anyMatch(word -> !word.startsWith(ELSEWHERE) && !word.equals(NOT_OURS));
    }

    /** Empty if orders may be placed all the time, or nobody says when it begins. */
    private static Optional<MaintenanceWindow> window(Maintenance maintenance) {
        boolean cancels = maintenance.action() == Maintenance.Action.CANCEL_OPEN_ORDERS;
        boolean stops =
                switch (maintenance.action()) {
                    case CONTINUE, REDUCE_ACTIVITY -> !maintenance.ordersAllowed();
                    case CANCEL_OPEN_ORDERS, STOP_NEW_ORDERS, DISCONNECT_AND_WAIT -> true;
                };
        return maintenance
                .start()
                .filter(_ -> stops)
                .map(start ->
                        new MaintenanceWindow(
                                maintenance.title(),
                                start,
                                maintenance.end().orElse(start.plus(USUAL)),
                                cancels));
    }
}
