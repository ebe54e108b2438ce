package io.trellis.core.risk;

import static io.trellis.core.risk.GateScene.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

class LimitsTest {

    /** A file that says nothing. */
    static LimitsFile nothing() {
        return file(Optional.empty(), OptionalInt.empty());
    }

    static LimitsFile ordersPerDay(int most) {
        return file(Optional.empty(), OptionalInt.of(most));
    }

    private static LimitsFile file(Optional<BigDecimal> maxOrderNotional, OptionalInt perDay) {
        Optional<BigDecimal> none = Optional.empty();
        return new LimitsFile(
                maxOrderNotional,
                none,
                none,
                none,
                OptionalInt.empty(),
                OptionalInt.empty(),
                none,
                none,
                Optional.empty(),
                none,
                OptionalInt.empty(),
                OptionalInt.empty(),
                perDay,
                none,
                none,
                none,
                none,
                none,
                none);
    }

    /** A file that says the same of everything. */
    private static LimitsFile all(String amount, int count, Duration age, String least) {
        Optional<BigDecimal> some = Optional.of(new BigDecimal(amount));
        OptionalInt number = OptionalInt.of(count);
        Optional<BigDecimal> kept = Optional.of(new BigDecimal(least));
        return new LimitsFile(
                some,
                some,
                some,
                some,
                number,
                number,
                some,
                some,
                Optional.of(age),
                some,
                number,
                number,
                number,
                some,
                some,
                some,
                some,
                kept,
                kept);
    }

    @Test
    void givenAStrategyFilesRules_thenTheyAreLimitsOfTheTrader() {
        Limits limits = GateScene.limits("50.5", 12, "0.02");

        assertThat(limits.orderValue()).isEqualTo(quote("50.5"));
        assertThat(limits.openOrders()).isEqualTo(12);
        assertThat(limits.priceCollar()).isEqualByComparingTo("0.02");
        assertThat(limits.takeCollar()).isEqualByComparingTo("0.02");
    }

    @Test
    void givenTheStrategysOwnKillSwitch_thenTheTraderHaltsAtTwiceItsFall() {
        var rules =
                new RiskRules(
                        Optional.empty(),
                        Optional.of(new BigDecimal("0.1")),
                        Optional.of(new BigDecimal("0.9")),
                        false,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty());

        Limits limits = Limits.of(rules, quote("1000"));

        assertThat(limits.dayDrawdown()).isEqualByComparingTo("0.2");
        assertThat(limits.dailyLoss()).isEqualTo(quote("200"));
        assertThat(limits.runDrawdown()).isEqualByComparingTo("1");
    }

    @Test
    void givenAFileThatSaysNothing_thenNothingChanges() {
        assertThat(GateScene.limits().tightenedBy(nothing())).isEqualTo(GateScene.limits());
    }

    @Test
    void givenAFileThatIsLooserInEverything_thenNothingChanges() {
        LimitsFile loose = all("9999999999", Integer.MAX_VALUE, Duration.ofDays(1), "0");

        assertThat(GateScene.limits().tightenedBy(loose)).isEqualTo(GateScene.limits());
    }

    @Test
    void givenAFileThatIsTighterInEverything_thenItsLimitsCount() {
        LimitsFile tight = all("0.001", 1, Duration.ofMillis(5), "7");

        BigDecimal share = new BigDecimal("0.001");
        long amount = quote("0.001");
        assertThat(GateScene.limits().tightenedBy(tight))
                .isEqualTo(
                        new Limits(
                                amount,
                                amount,
                                amount,
                                amount,
                                1,
                                1,
                                share,
                                share,
                                5,
                                share,
                                1,
                                1,
                                1,
                                amount,
                                amount,
                                share,
                                share,
                                quote("7"),
                                new BigDecimal("7")));
    }

    @Test
    void givenAnAmountBetweenTwoUnits_thenItIsRoundedToTheTighterOne() {
        LimitsFile file = file(Optional.of(new BigDecimal("0.000000019")), OptionalInt.empty());

        assertThat(GateScene.limits().tightenedBy(file).orderValue()).isEqualTo(1);
    }

    @Test
    void givenACapitalTooLargeToMultiply_thenALimitIsTheLargestThereIs() {
        Limits limits = Limits.of(RiskRules.none(), Long.MAX_VALUE / 2 + 1);

        assertThat(limits.pairExposure()).isEqualTo(Long.MAX_VALUE);
        assertThat(limits.valuePerDay()).isEqualTo(Long.MAX_VALUE);
    }
}
