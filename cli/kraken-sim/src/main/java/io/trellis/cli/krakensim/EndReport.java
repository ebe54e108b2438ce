package io.trellis.cli.krakensim;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.network.FaultKind;
import io.trellis.krakensim.network.VirtualNetwork;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What has happened at a venue that ends. */
final class EndReport {

    private final Map<String, BigDecimal> balances = new TreeMap<>();
    private final Map<String, Integer> requests = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<String> brokenSums = new ArrayList<>();
    private final Optional<String> failure;
    private int orders;
    private int fills;

    EndReport(Simulation simulation) {
        failure = simulation.kraken().failure().map(Throwable::toString);
        if (failure.isEmpty()) {
            simulation.ask(venue -> look(venue, simulation.account()));
        }
    }

    private boolean look(VirtualNetwork venue, int account) {
        for (Map.Entry<FaultKind, Integer> each : venue.struck().entrySet()) {
            faults.put(each.getKey().text(), each.getValue());
        }
        Truth truth = venue.exchange().ask(Exchange::truth);
        balances.putAll(truth.balances(account));
        requests.putAll(truth.requests());
        refusals.putAll(truth.refusals());
        brokenSums.addAll(truth.brokenSums());
        List<TrueOrder> all = truth.orders(account);
        orders = all.size();
        fills = all.stream().mapToInt(order -> order.fills().size()).sum();
        return true;
    }

    /** Whether the venue itself was wrong. */
    boolean hasFailed() {
        return failure.isPresent() || !brokenSums.isEmpty();
    }

    String text() {
        var text = new StringBuilder("The local Kraken has ended.\n\n");
        failure.ifPresent(words ->
                text.append("It failed, which is a fault of it; please report: ")
                        .append(words)
                        .append('\n'));
        text.append("orders    ").append(orders).append('\n');
        text.append("fills     ").append(fills).append('\n');
        text.append("balances  ").append(words(balances)).append('\n');
        text.append("requests  ").append(words(requests)).append('\n');
        text.append("refusals  ").append(words(refusals)).append('\n');
        text.append("faults    ").append(words(faults)).append('\n');
        brokenSums.forEach(sum -> text.append("broken    ").append(sum).append('\n'));
        return text.toString();
    }

    private static String words(Map<String, ?> numbers) {
        if (numbers.isEmpty()) {
            return "none";
        }
        var words = new ArrayList<String>();
        numbers.forEach((name, number) -> words.add(name + " " + number));
        return String.join(", ", words);
    }

    /** What has happened, beside what was told at the start. */
    Json.ObjectValue json(StartReport start) {
        var amounts = Json.object();
        balances.forEach((asset, amount) -> amounts.put(asset, amount.toPlainString()));
        var json =
                Json.object()
                        .putAll(start.json().members())
                        .put("orders", orders)
                        .put("fills", fills)
                        .put("balances", amounts.build())
                        .put("requests", counts(requests))
                        .put("refusals", counts(refusals))
                        .put("faults", counts(faults))
                        .put(
                                "brokenSums",
                                new Json.ArrayValue(
                                        brokenSums.stream()
                                                .<Json>map(Json.TextValue::new)
                                                .toList()));
        failure.ifPresent(words -> json.put("failure", words));
        return json.build();
    }

    private static Json.ObjectValue counts(Map<String, Integer> numbers) {
        var json = Json.object();
        numbers.forEach((name, number) -> json.put(name, number));
        return json.build();
    }
}
