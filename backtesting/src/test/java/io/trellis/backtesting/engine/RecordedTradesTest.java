package io.trellis.backtesting.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.backtesting.store.CsvTradeReader;
import io.trellis.backtesting.venue.FillModel;
import io.trellis.backtesting.venue.LatencyModel;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Prints;
import io.trellis.core.market.TradePrint;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Recorded trades of real venues; they lie beside the checkout, and are skipped where absent. */
class RecordedTradesTest {

    @ParameterizedTest
    @CsvSource({
        "binance_XRPETH_aggTrades_20191011-20191012.csv.gz, 0.00000001, 1, 7913",
        "bitstamp_BTCUSD_trades_20110913-20120531.csv.gz, 0.01, 0.0001, 9999",
        "kraken_BCHEUR_trades_20230101-20230101.csv.gz, 0.01, 0.00001, 148",
    })
    void givenRecordedTrades_thenTheLawsHoldOnThem(String name, String tick, String lot, int rows) {
        var trades = CsvTradeReader.read(folder().resolve(name));
        GridPlan plan = plan(tick, lot, trades.price(0));
        Prints prints = TickPrints.of(trades, plan.instrument());
        VenueSettings ideal = VenueSettings.of(plan.assumptions());
        VenueSettings strict =
                ideal.with(new FillModel.QueuePessimistic())
                        .with(new LatencyModel.Fixed(250, 250))
                        .withParticipation(new BigDecimal("0.5"));

        assertThat(prints.count()).isEqualTo(rows);
        assertExact(run(plan, ideal, prints));
        assertExact(run(plan, strict, prints));
        assertThat(gridBuys(run(plan, strict, prints)))
                .isLessThanOrEqualTo(gridBuys(run(plan, ideal, prints)));
        Prints spread = oneForEachTime(prints);
        assertThat(Runs.words(run(plan, ideal, spread).seats().getFirst().result()))
                .isEqualTo(Runs.words(Backtest.run(plan, barsOfOnePrice(spread))));
    }

    private static PortfolioResult run(GridPlan plan, VenueSettings venue, Prints prints) {
        return Runs.of(plan, venue, new MarketStream.OfPrints(Runs.SYMBOL, prints));
    }

    private static void assertExact(PortfolioResult result) {
        RunSummary summary = Runs.done(result).summary();
        assertThat(
                        summary.books().roundTripProfit()
                                + summary.books().adjustProfit()
                                + summary.unrealized())
                .isEqualTo(summary.finalEquity() - summary.capital());
        SharedAccount account = result.account();
        assertThat(account.cash())
                .isEqualTo(account.capital() + account.sold() - account.bought() - account.fees());
    }

    /** Whole cells, so that a partly filled one does not count more than once. */
    private static long gridBuys(PortfolioResult result) {
        return Runs.done(result).fills().stream()
                .filter(fill -> !fill.isTaker())
                .mapToLong(fill -> fill.lots())
                .sum();
    }

    private static Prints oneForEachTime(Prints prints) {
        Prints spread = new Prints();
        long time = Long.MIN_VALUE;
        for (int i = 0; i < prints.count(); i++) {
            time = Math.max(time + 1, prints.timeMillis(i));
            spread.append(
                    new TradePrint(
                            time, prints.priceTicks(i), prints.lots(i), prints.aggressor(i)));
        }
        return spread;
    }

    private static Bars barsOfOnePrice(Prints prints) {
        Bars bars = new Bars();
        for (int i = 0; i < prints.count(); i++) {
            long price = prints.priceTicks(i);
            bars.append(prints.timeMillis(i), price, price, price, price);
        }
        return bars;
    }

    private static GridPlan plan(String tick, String lot, double startPrice) {
        var instrument =
                new Instrument(
                        new BigDecimal(tick),
                        new BigDecimal(lot),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("0.0010"),
                        new BigDecimal("0.0020"));
        BigDecimal price = BigDecimal.valueOf(startPrice);
        BigDecimal lower = price.multiply(new BigDecimal("0.8"));
        BigDecimal upper = price.multiply(new BigDecimal("1.2"));
        var settings =
                new GridSettings(
                        new GridKind.Geometric(lower, upper, 80),
                        price.multiply(new BigDecimal("1000")).setScale(8, RoundingMode.UP),
                        Sizing.QUOTE,
                        StartMode.INVENTORY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Trail.NONE);
        return new GridPlan(
                instrument,
                settings,
                RiskRules.none(),
                new Assumptions(new BigDecimal("0.0005"), PathRule.NEAREST, 0));
    }

    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/market/trades");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return assumeAbsent();
    }

    private static Path assumeAbsent() {
        assumeTrue(false, "no recorded trades beside the checkout");
        return Path.of("");
    }
}
