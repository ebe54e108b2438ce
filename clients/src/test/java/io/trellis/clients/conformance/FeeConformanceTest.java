package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueRequest;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.rules.FeeCharge;
import io.trellis.krakensim.rules.FeeSchedule;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.truth.TrueFill;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** What orders cost and bring, exact on every face. */
class FeeConformanceTest {
    private static final String BTC = Machine.BTC;
    private static final long LOTS = 1_000_000;

    private final Machine machine = Machine.live();

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void c46_aBalanceIsTheOneBeforeWithTheAmountAndWithoutTheFee() {
        for (Machine each : List.of(Machine.live(), Machine.live(Quirk.BALANCES_IN_ONE_FRAME))) {
            var totals = new TreeMap<String, BigDecimal>();
            each.all(VenueEvent.AccountLive.class)
                    .getFirst()
                    .totals()
                    .forEach(total -> totals.put(total.asset(), total.total()));
            each.place(Machine.buy("grid-1", 599_000, 1_234_567));
            each.place(Machine.sell("grid-2", 601_000, 765_432));
            each.sweep("59900.0");
            each.sweep("60100.0");
            each.run(1);

            var changes = each.all(VenueEvent.BalanceChanged.class);
            assertThat(changes).hasSize(4);
            for (VenueEvent.BalanceChanged change : changes) {
                var entry = change.entry();
                BigDecimal next =
                        totals.getOrDefault(entry.asset(), BigDecimal.ZERO)
                                .add(entry.amount())
                                .subtract(entry.fee());
                assertThat(entry.balance()).isEqualByComparingTo(next);
                totals.put(entry.asset(), next);
            }
            assertThat(changes.stream().map(change -> change.entry().reference()).distinct())
                    .containsExactlyElementsOf(
                            each.fills().stream().map(VenueFill::executionId).toList());
            var truth = each.host().truth().balances(each.host().account());
            assertThat(totals.get("USD")).isEqualByComparingTo(truth.get("USD"));
            assertThat(totals.get("BTC")).isEqualByComparingTo(truth.get("BTC"));
        }
    }

    @Test
    void c49_theFeeIsThatOfTheFillAndMayBeNegative() {
        machine.at((exchange, now) ->
                exchange.revise(
                        now, Machine.market(BTC).withFees(FeeSchedule.rebate("-0.02", "0.10"))));
        machine.place(Machine.buy("grid-1", 599_000, LOTS));
        machine.sweep("59900.0");
        machine.run(1);

        // 0.01 at 59900.0 are 599, of which the maker is paid 0.02 %.
        assertThat(fee(machine)).isEqualTo(new VenueFill.Fee("USD", decimal("-0.1198")));
        assertThat(machine.last("grid-1").fee()).isEqualByComparingTo("-0.1198");
        assertThat(machine.ask(id -> new VenueRequest.ReadFees(id, BTC)))
                .isInstanceOfSatisfying(
                        VenueAnswer.Fees.class,
                        fees -> assertThat(fees.makerFee()).isEqualByComparingTo("-0.0002"));
    }

    private static VenueFill.Fee fee(Machine each) {
        assertThat(each.fills()).hasSize(1);
        assertThat(each.fills().getFirst().fees()).hasSize(1);
        return each.fills().getFirst().fees().getFirst();
    }

    @Test
    void c52_volumesOfFiveDecimalsAreReadOnEveryFace() {
        Instant since = machine.now();
        var ticket =
                new OrderTicket(
                        new ClientOrderId("sui-1"),
                        "SUI/USD",
                        Side.BUY,
                        4_996_001,
                        new OrderTicket.Pricing.Limit(
                                9_990, true, new TimeInForce.GoodTillCancelled()));
        machine.place(ticket);
        machine.at((exchange, now) -> exchange.sweep(now, "SUI/USD", decimal("0.9990")));
        machine.run(1);

        TrueFill fill = machine.trueOrders().getFirst().fills().getFirst();
        assertThat(fill.quantity()).isEqualByComparingTo("49.96001");
        assertThat(machine.fills()).hasSize(1);
        assertThat(machine.fills().getFirst().lots()).isEqualTo(4_996_001);
        assertThat(machine.fills().getFirst().cost()).isEqualByComparingTo(fill.cost());
        assertThat(fee(machine).amount()).isEqualByComparingTo(fill.fee());
        assertThat(machine.ask(id -> new VenueRequest.ReadFills(id, since)))
                .isEqualTo(new VenueAnswer.Fills(machine.namelessFills(), List.of()));
        assertThat(machine.ask(id -> new VenueRequest.ReadClosedOrders(id, since)))
                .isInstanceOfSatisfying(
                        VenueAnswer.Orders.class,
                        orders ->
                                assertThat(orders.orders().getFirst().filledLots())
                                        .isEqualTo(4_996_001));
    }

    @Test
    void c60_theFeeIsThatOfTheListAndNeverTheEquivalentInDollars() {
        machine.tap()
                .rewriteFrames(frame ->
                        frame.replaceAll("\"fee_usd_equiv\":[0-9.]+", "\"fee_usd_equiv\":9"));
        machine.place(Machine.buy("grid-1", 599_000, LOTS));
        machine.sweep("59900.0");
        machine.run(1);

        // 0.01 at 59900.0 are 599, of which the maker pays 0.25 %.
        assertThat(fee(machine)).isEqualTo(new VenueFill.Fee("USD", decimal("1.4975")));
        assertThat(machine.last("grid-1").fee()).isEqualByComparingTo("1.4975");
    }

    @Test
    void c60_aFeeInAnotherAssetIsToldInThatAsset() {
        for (FeeCharge charge : List.of(FeeCharge.BASE, FeeCharge.TOKEN)) {
            Machine each =
                    Machine.live(
                            VirtualHost.of(Rules.standard().withFeeCharge(charge), Faults.none()));
            each.place(Machine.buy("grid-1", 599_000, LOTS));
            each.sweep("59900.0");
            each.run(1);

            TrueFill fill = each.trueOrders().getFirst().fills().getFirst();
            assertThat(fill.feeAsset()).isNotEqualTo("USD");
            assertThat(fee(each).asset()).isEqualTo(fill.feeAsset());
            assertThat(fee(each).amount()).isEqualByComparingTo(fill.fee());
            assertThat(each.last("grid-1").fee()).isZero();
        }
    }
}
