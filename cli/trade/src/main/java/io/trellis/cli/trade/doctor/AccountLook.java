package io.trellis.cli.trade.doctor;

import io.trellis.cli.terminal.UtcTime;
import io.trellis.clients.kraken.auth.KeyRightsCheck;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.rest.FeeQuote;
import io.trellis.clients.kraken.rest.Rows;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.venue.VenueOrder;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** What only the owner of a key may ask. A key that can withdraw is asked for its rights only. */
final class AccountLook {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Link link;
    private final Patient patient;
    private final VenueLook venue;

    /** Why the key is not used any further. */
    private Optional<String> barred = Optional.of("the rights of the key are not known");

    AccountLook(Link link, Patient patient, VenueLook venue) {
        this.link = link;
        this.patient = patient;
        this.venue = venue;
    }

    Finding rights() {
        KeyRightsCheck check =
                KeyRightsCheck.of(link.answer(link.rest().keyRights()).permissions());
        barred =
                check.canWithdraw()
                        ? Optional.of("the key can withdraw and is not used")
                        : Optional.empty();
        List<String> complaints = complaints(check);
        Finding finding =
                complaints.isEmpty()
                        ? Finding.good("key rights", "those that trading needs, and no others")
                        : Finding.wrong("key rights", String.join("; ", complaints));
        return finding.with(
                Json.object()
                        .put("canWithdraw", check.canWithdraw())
                        .put("missing", texts(check.missingForTrading()))
                        .put("excessive", texts(check.excessive()))
                        .build());
    }

    private static List<String> complaints(KeyRightsCheck check) {
        var complaints = new ArrayList<String>();
        if (check.canWithdraw()) {
            complaints.add("the key CAN TAKE FUNDS AWAY: revoke it, and make one that cannot");
        }
        if (!check.excessive().isEmpty()) {
            complaints.add("too many: " + String.join(", ", check.excessive()));
        }
        if (!check.missingForTrading().isEmpty()) {
            complaints.add("missing: " + String.join(", ", check.missingForTrading()));
        }
        return complaints;
    }

    Finding fees() {
        return withMarket("fees of the account", this::fees);
    }

    private Finding fees(Market market) {
        FeeQuote quote = link.answer(link.rest().fees(market));
        return Finding.good(
                "fees of the account",
                "maker %s %%, taker %s %%, at %s USD in 30 days, as of %s UTC"
                        .formatted(
                                percent(quote.maker().share()),
                                percent(quote.taker().share()),
                                quote.volumeUsd().toPlainString(),
                                UtcTime.minutes(quote.fetched().toEpochMilli())),
                Json.object()
                        .put("maker", number(quote.maker().share()))
                        .put("taker", number(quote.taker().share()))
                        .put("volumeUsd", number(quote.volumeUsd()))
                        .put("fetched", quote.fetched().toString())
                        .build());
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    Finding openOrders() {
        return withMarket("open orders", this::openOrders);
    }

    private Finding openOrders(Market market) {
        Tier tier = patient.tier();
        link.loop().execute(() -> link.rest().know(venue.markets()::orElseThrow));
        Rows<VenueOrder> orders = link.answer(link.rest().openOrders());
        long here =
                orders.rows().stream()
                        .filter(order -> order.symbol().equals(market.symbol()))
                        .count();
        String words =
                "%d in %s of %d that the tier %s allows; %d in the account"
                        .formatted(
                                here,
                                market.symbol(),
                                tier.openOrders(),
                                tier.name().toLowerCase(Locale.ROOT),
                                orders.rows().size() + orders.passedOver().size());
        Finding finding =
                here < tier.openOrders()
                        ? Finding.good("open orders", words)
                        : Finding.wrong("open orders", words);
        return finding.with(
                Json.object()
                        .put("inMarket", here)
                        .put("limit", tier.openOrders())
                        .put("passedOver", texts(orders.passedOver()))
                        .build());
    }

    Finding stream() {
        if (barred.isPresent()) {
            return Finding.unchecked("account stream", barred.get());
        }
        if (venue.markets().isEmpty()) {
            return Finding.unchecked("account stream", "the list of markets was not read");
        }
        // Asked for here, so that a refusal is told and not waited for.
        var first = new AtomicReference<>(Optional.of(link.answer(link.rest().webSocketsToken())));
        var check =
                new AccountStreamCheck(
                        link.streams(),
                        patient.hosts().accountStream(),
                        () ->
                                first.getAndSet(Optional.empty())
                                        .map(CompletableFuture::completedFuture)
                                        .orElseGet(() -> link.rest().webSocketsToken()));
        return link.answer(check.run(venue.markets().get(), patient.tier(), PATIENCE));
    }

    private interface MarketLook {
        Finding at(Market market);
    }

    private Finding withMarket(String subject, MarketLook look) {
        if (barred.isPresent()) {
            return Finding.unchecked(subject, barred.get());
        }
        return venue.marketOfInterest()
                .map(look::at)
                .orElseGet(
                        () -> Finding.unchecked(subject, "there is no market " + patient.symbol()));
    }

    private static Json texts(List<String> texts) {
        return new Json.ArrayValue(texts.stream().<Json>map(Json.TextValue::new).toList());
    }

    private static Json number(BigDecimal value) {
        return Json.NumberValue.of(value.doubleValue());
    }
}
