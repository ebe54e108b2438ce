package io.trellis.backtesting.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.backtesting.venue.FillModel;
import io.trellis.backtesting.venue.LatencyModel;
import io.trellis.backtesting.venue.SlippageModel;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Side;
import io.trellis.core.market.TradePrint;
import io.trellis.core.order.Fill;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Some minutes of a recorded book with its trades; skipped where the recording is absent. */
class RecordedBookTest {

    private static final String NAME = "binance-spot_btcusdt_20240808.jsonl.gz";
    private static final Pattern TRADE =
            Pattern.compile("\"p\":\"([0-9.]+)\",\"q\":\"([0-9.]+)\".*\"m\":(true|false)");
    private static final Pattern SIDES =
            Pattern.compile("\"(?:b|bids)\":\\[(.*?)\\],\"(?:a|asks)\":\\[(.*?)\\]\\}");
    private static final Pattern LEVEL = Pattern.compile("\\[\"([0-9.]+)\",\"([0-9.]+)\"\\]");
    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("5"),
                    BigDecimal.ZERO,
                    new BigDecimal("0.001"));

    @Test
    void givenARecordedBook_thenAQueueFillsLessThanTouchAndTheAccountsAreExact()
            throws IOException {
        List<MarketEvent> events = events();
        GridPlan plan = plan(events);
        VenueSettings touch = VenueSettings.of(plan.assumptions());
        VenueSettings queue =
                touch.with(new FillModel.QueuePessimistic())
                        .with(new SlippageModel.DepthWalk(new BigDecimal("0.0001")))
                        .with(new LatencyModel.Uniform(20, 120, 1));

        PortfolioResult touched = run(plan, touch, events);
        PortfolioResult queued = run(plan, queue, events);

        assertThat(boughtByCells(touched)).isPositive();
        assertThat(boughtByCells(queued)).isPositive().isLessThan(boughtByCells(touched));
        assertExact(touched);
        assertExact(queued);
        assertThat(Runs.words(run(plan, queue, events))).isEqualTo(Runs.words(queued));
    }

    private static PortfolioResult run(
            GridPlan plan, VenueSettings venue, List<MarketEvent> events) {
        return Runs.of(plan, venue, new MarketStream.OfEvents(Runs.SYMBOL, events));
    }

    private static long boughtByCells(PortfolioResult result) {
        return Runs.done(result).fills().stream()
                .filter(fill -> !fill.isTaker() && fill.side() == Side.BUY)
                .mapToLong(Fill::lots)
                .sum();
    }

    private static void assertExact(PortfolioResult result) {
        RunSummary summary = Runs.done(result).summary();
        SharedAccount account = result.account();
        assertThat(summary.finalEquity() - summary.capital())
                .isEqualTo(
                        summary.books().roundTripProfit()
                                + summary.books().adjustProfit()
                                + summary.unrealized());
        assertThat(account.cash())
                .isEqualTo(account.capital() + account.sold() - account.bought() - account.fees());
    }

    /** Cells of about a hundredth of a percent, as these are minutes. */
    private static GridPlan plan(List<MarketEvent> events) {
        long start =
                events.stream()
                        .filter(TradePrint.class::isInstance)
                        .mapToLong(event -> ((TradePrint) event).priceTicks())
                        .findFirst()
                        .orElseThrow();
        var settings =
                new GridSettings(
                        new GridKind.Arithmetic(
                                INSTRUMENT.price(start - 30_000),
                                INSTRUMENT.price(start + 30_000),
                                100),
                        new BigDecimal("100000"),
                        Sizing.BASE,
                        StartMode.INVENTORY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Trail.NONE);
        return new GridPlan(
                INSTRUMENT,
                settings,
                RiskRules.none(),
                new Assumptions(new BigDecimal("0.0001"), PathRule.NEAREST, 0));
    }

    // ---- the recording: a time of receipt and a frame in each line

    private static List<MarketEvent> events() throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        boolean snapshotSeen = false;
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(recording())),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long millis = Long.parseLong(line.substring(0, line.indexOf(' '))) / 1_000_000;
                boolean snapshot = line.contains("lastUpdateId");
                snapshotSeen |= snapshot;
                if (line.contains("@trade\"")) {
                    events.add(trade(millis, line));
                } else if (snapshot || (snapshotSeen && line.contains("@depth"))) {
                    events.add(book(millis, snapshot, line));
                }
            }
        }
        return events;
    }

    private static TradePrint trade(long millis, String line) {
        Matcher trade = TRADE.matcher(line);
        assertThat(trade.find()).as(line).isTrue();
        return new TradePrint(
                millis,
                INSTRUMENT.ticks(new BigDecimal(trade.group(1)), RoundingMode.HALF_EVEN),
                lots(trade.group(2)),
                trade.group(3).equals("true") ? Aggressor.SELLER : Aggressor.BUYER);
    }

    private static BookUpdate book(long millis, boolean snapshot, String line) {
        Matcher sides = SIDES.matcher(line);
        assertThat(sides.find()).as(line).isTrue();
        List<BookUpdate.Level> levels = new ArrayList<>();
        addLevels(levels, Side.BUY, sides.group(1));
        addLevels(levels, Side.SELL, sides.group(2));
        return new BookUpdate(millis, snapshot, levels);
    }

    private static void addLevels(List<BookUpdate.Level> levels, Side side, String text) {
        Matcher level = LEVEL.matcher(text);
        while (level.find()) {
            long ticks = INSTRUMENT.ticks(new BigDecimal(level.group(1)), RoundingMode.HALF_EVEN);
            levels.add(new BookUpdate.Level(side, ticks, lots(level.group(2))));
        }
    }

    private static long lots(String quantity) {
        return new BigDecimal(quantity)
                .divide(INSTRUMENT.lot(), 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private static Path recording() {
        Optional<Path> found = Optional.empty();
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/market/l2").resolve(NAME);
            found = Files.isRegularFile(candidate) ? Optional.of(candidate) : found;
        }
        assumeTrue(found.isPresent(), "no recorded book beside the checkout");
        return found.orElseThrow();
    }
}
