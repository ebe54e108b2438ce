package io.trellis.optimization.study;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.validation.FairWorlds;
import io.trellis.optimization.validation.FairWorlds.Swing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Hourly worlds with and without something to earn, and a grid to earn it with. */
final class Worlds {

    static final Swing EDGE = new Swing(0.03, 8);
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private static final long START = 1_600_041_600_000L;
    private static final double BLOCK_HOURS = 24;

    private static final String SYMMETRIC =
            """
            {"schema": "trellis/strategy/1", "name": "around-the-price",
             "market": {"venue": "synthetic", "symbol": "BTC/USDT", "timeframe": "1h"},
             "instrument": {"tick": "0.01", "lot": "0.00001", "minQty": "0.0001", "minCost": "5",
                            "makerFee": "0.001", "takerFee": "0.0016"},
             "strategy": {
               "kind": "grid",
               "grid": {"kind": "symmetric", "center": null, "spacing": 0.01, "levels": 8,
                        "profit": 0.01},
               "capital": "10000", "sizing": "quote", "start": "inventory",
               "stopLoss": null, "takeProfit": null,
               "recenter": {"deviation": 0.02, "pumpDump": null, "dominance": null,
                            "maxAgeHours": null, "cooldownHours": 12, "compound": true},
               "trail": null, "regimes": null},
             "risk": {"maxExposure": null, "killSwitch": null, "maxDrawdown": null,
                      "resumeNextDay": false, "maxOrderNotional": null, "maxOpenOrders": null,
                      "priceCollar": null},
             "assumptions": {"slippage": 0.0005, "pathRule": "nearest", "marginTicks": 0},
             "search": {
               "dimensions": [
                 {"path": "grid.spacing", "type": "logReal", "from": 0.004, "to": 0.06},
                 {"path": "grid.levels", "type": "integer", "from": 2, "to": 16, "step": 1},
                 {"path": "grid.profit", "type": "logReal", "from": 0.004, "to": 0.06}],
               "objective": {"metric": "sharpe", "direction": "maximize"}}}
            """;

    private Worlds() {}

    static StrategyDocument document() {
        return document(SYMMETRIC);
    }

    static StrategyDocument document(String text) {
        return StrategyDocument.read(text.getBytes(StandardCharsets.UTF_8), "worlds.json");
    }

    static String text() {
        return SYMMETRIC;
    }

    /** A market of hourly bars that worlds are made of. */
    static BarColumns market(int days) {
        return MarketGenerator.generate(
                new MarketSettings(7, "BTC/USDT", Timeframe.parse("1h"), START, days * 24, 50_000),
                "trellis test");
    }

    /** A world of that market. */
    static BarColumns world(int days, long seed, Swing swing) {
        Instrument instrument = document().decode().instrument();
        BarColumns market = market(days);
        return new FairWorlds(market, TickBars.of(market, instrument), instrument, BLOCK_HOURS)
                .world(seed, swing, "trellis test");
    }

    /** A validation that takes a fraction of a second. */
    static ValidationPlan quick(BarColumns columns) {
        return ValidationPlan.usual(GridPlan.of(document().decode()), columns, 1)
                .with("folds", 3)
                .with("candidates", 60)
                .with("draws", 300)
                .with("worlds", 12)
                .with("neighbours", 10)
                .with("starts", 2)
                .with("blocks", 12);
    }

    /** A search and a quick validation over a world. */
    static StudyJob job(BarColumns columns, int threads) {
        StrategyDocument document = document();
        return StudyJob.of(
                document,
                document.decode().search().orElseThrow(),
                Optional.of(SearchPlan.random(1, 120)),
                columns,
                SuspectBars.NONE,
                quick(columns),
                issue("found"),
                threads);
    }

    static StudyJob.Issue issue(String name) {
        return new StudyJob.Issue(name, CREATED, Optional.empty(), "0.1.0+test");
    }
}
