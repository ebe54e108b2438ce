package io.trellis.backtesting.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.backtesting.analytics.ProfitParts.Holding;
import io.trellis.core.account.Account;
import io.trellis.core.account.Money;
import io.trellis.core.account.Tariff;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The hand checks of formulas 5.6 and 5.7, and their laws over random fills. */
class TradesTest {

    private static final Offset<Double> PRINTED_DIGITS = within(1e-6);

    @Test
    void sevenTradesHaveTheStatisticsOfTheText() {
        var trades =
                TradeStatistics.of(new double[] {12, -5, 8, -4, 3, -6, 10}, new double[] {1, 2});

        assertThat(trades.trades()).isEqualTo(7);
        assertThat(trades.profitFactor()).hasValueCloseTo(2.2, within(1e-12));
        assertThat(trades.expectancy()).hasValueCloseTo(2.571429, PRINTED_DIGITS);
        assertThat(trades.winRate()).hasValueCloseTo(.571429, PRINTED_DIGITS);
    }

    @Test
    void theSystemQualityIsTheRootOfTheTradesTimesMeanOverDeviation() {
        double[] multiples = {1, -1, 2, .5, -1, 1.5, -.5, 1};

        Moments moments = Moments.of(multiples).orElseThrow();

        assertThat(moments.mean()).isEqualTo(.4375);
        assertThat(moments.deviation()).isCloseTo(1.147591, PRINTED_DIGITS);
        assertThat(TradeStatistics.systemQuality(multiples))
                .hasValueCloseTo(1.078291, PRINTED_DIGITS);
        assertThat(TradeStatistics.systemQuality(new double[] {1})).isEmpty();
    }

    @Test
    void moreThanAHundredTradesCountAsAHundred() {
        double[] multiples = new double[400];
        for (int i = 0; i < multiples.length; i++) {
            multiples[i] = i % 2 == 0 ? 2 : -1;
        }
        double deviation = Math.sqrt(400 * 2.25 / 399);

        assertThat(TradeStatistics.systemQuality(multiples))
                .hasValueCloseTo(10 * .5 / deviation, within(1e-12));
    }

    @Test
    void withoutTradesNothingIsSaid() {
        var none = TradeStatistics.of(List.of());

        assertThat(none.trades()).isZero();
        assertThat(none.profitFactor()).isEmpty();
        assertThat(none.expectancy()).isEmpty();
        assertThat(none.winRate()).isEmpty();
        assertThat(none.systemQuality()).isEmpty();
    }

    @Test
    void theOldestLotIsSoldFirstAndTheLastIsMarked() {
        List<Fill> fills =
                List.of(
                        fill(Side.BUY, 2, 200, 2),
                        fill(Side.BUY, 2, 180, 2),
                        fill(Side.SELL, 3, 330, 3));

        assertThat(FifoLots.of(fills, 80))
                .containsExactly(new LotTrade(2, 202, 218, 0), new LotTrade(2, 182, 109 + 80, 1));
        assertThatThrownBy(() -> FifoLots.of(List.of(fill(Side.SELL, 1, 1, 0)), 0))
                .hasMessageStartingWith("more is sold than is held");
    }

    /**
     * One unit at a time: buy 95, sell 100, buy 95, buy 90, from 2 held at 100, to a price of 90.
     */
    @Test
    void theChangeOfEquityIsTheSumOfItsFourPartsLessFees() {
        List<Fill> fills =
                List.of(
                        fill(Side.BUY, 1, quote("95"), quote("0.2375")),
                        fill(Side.SELL, 1, quote("100"), quote("0.25")),
                        fill(Side.BUY, 1, quote("95"), quote("0.2375")),
                        fill(Side.BUY, 1, quote("90"), quote("0.225")));

        ProfitParts parts =
                ProfitParts.of(new Holding(2, quote("200")), fills, new Holding(4, quote("360")));

        assertThat(parts)
                .isEqualTo(
                        new ProfitParts(quote("5"), quote("-5"), quote("-20"), 0, quote("0.95")));
        assertThat(parts.total()).isEqualTo(quote("-20.95"));
    }

    @Test
    void fillsThatDoNotLeadToTheEndAreRefused() {
        assertThatThrownBy(
                        () -> ProfitParts.of(new Holding(2, 200), List.of(), new Holding(1, 100)))
                .hasMessage("2 lots are left, not 1");
    }

    /** Law: over any fills, the parts and the lots add up to the change of equity exactly. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_120, -77, 4_711})
    void everyUnitIsAccountedFor(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            check(random, "seed " + seed + ", run " + run);
        }
    }

    private static void check(Random random, String name) {
        var instrument =
                new Instrument(
                        new BigDecimal("0.0003"),
                        new BigDecimal("0.00007"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("0.0013"),
                        new BigDecimal("0.0037"));
        var tariff = new Tariff(instrument, new BigDecimal("0.0007"));
        long initialLots = (long) random.nextInt(3) * random.nextInt(1_000);
        long price = 100_000L + random.nextInt(100_000);
        long initialValue = tariff.value(price, initialLots);
        Account account = new Account(0, initialLots, 0, 0);
        var fills = new ArrayList<Fill>();
        for (int i = random.nextInt(60); i > 0; i--) {
            price += random.nextInt(2_001) - 1_000;
            boolean sells = account.lots() > 0 && random.nextBoolean();
            long lots = 1L + (sells ? random.nextInt((int) account.lots()) : random.nextInt(500));
            Side side = sells ? Side.SELL : Side.BUY;
            Fill fill =
                    random.nextBoolean()
                            ? fill(
                                    side,
                                    lots,
                                    tariff.value(price, lots),
                                    tariff.makerFee(price, lots))
                            : fill(
                                    side,
                                    lots,
                                    tariff.takerValue(side, price, lots),
                                    tariff.takerFee(side, price, lots));
            fills.add(fill);
            account = account.after(fill);
        }
        long endValue = tariff.value(price, account.lots());

        ProfitParts parts =
                ProfitParts.of(
                        new Holding(initialLots, initialValue),
                        fills,
                        new Holding(account.lots(), endValue));

        assertThat(parts.total()).as(name).isEqualTo(account.cash() + endValue - initialValue);
        assertThat(parts.fees()).as(name).isEqualTo(account.fees());
        if (initialLots == 0) {
            assertThat(FifoLots.of(fills, endValue).stream().mapToLong(LotTrade::profit).sum())
                    .as(name)
                    .isEqualTo(parts.total());
        }
    }

    private static long quote(String amount) {
        return Money.units(new BigDecimal(amount));
    }

    private static Fill fill(Side side, long lots, long value, long fee) {
        return new Fill(0, Phase.PATH, Reason.GRID, 0, side, 1, lots, value, fee);
    }
}
