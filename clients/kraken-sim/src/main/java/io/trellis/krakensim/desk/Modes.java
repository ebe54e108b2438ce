package io.trellis.krakensim.desk;

import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.SystemMode;

import java.util.Optional;

/** What the modes of the engine and of a market allow. */
final class Modes {

    private Modes() {}

    /** Why an order may not be placed now. */
    static Optional<String> objection(SystemMode mode, PairStatus status, OrderTerms terms) {
        return switch (mode) {
            case ONLINE -> objection(status, terms);
            case POST_ONLY -> terms.postOnly() ? objection(status, terms) : in(mode.wire());
            case CANCEL_ONLY -> in(mode.wire());
            case MAINTENANCE -> Optional.of("EService:Unavailable");
        };
    }

    private static Optional<String> objection(PairStatus status, OrderTerms terms) {
        return switch (status) {
            case ONLINE -> Optional.empty();
            case POST_ONLY -> terms.postOnly() ? Optional.empty() : in(status.wire());
            case LIMIT_ONLY -> terms.price().isPresent() ? Optional.empty() : in(status.wire());
            // Nothing bought or sold here makes a position smaller: there is no margin.
            case CANCEL_ONLY, REDUCE_ONLY -> in(status.wire());
            case MAINTENANCE -> Optional.of("EService:Unavailable");
            case DELISTED, WORK_IN_PROGRESS -> Optional.of("EQuery:Unknown asset pair");
        };
    }

    /** Whether orders may be cancelled now. */
    static boolean cancels(SystemMode mode, PairStatus status) {
        return mode != SystemMode.MAINTENANCE && status != PairStatus.MAINTENANCE;
    }

    private static Optional<String> in(String word) {
        return Optional.of("EService:Market in " + word + " mode");
    }
}
