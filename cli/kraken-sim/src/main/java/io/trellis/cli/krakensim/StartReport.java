package io.trellis.cli.krakensim;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.krakensim.network.LocalKraken;

import java.math.BigDecimal;
import java.util.List;

/** What one needs to know of a venue that has started. */
final class StartReport {

    private final Simulation simulation;
    private final boolean privateShown;
    private final double clockSpeed;
    private final List<String> plan;

    StartReport(Simulation simulation, AccountOptions account, NetworkOptions network) {
        this.simulation = simulation;
        this.privateShown = account.isPrivateShown();
        this.clockSpeed = network.clockSpeed();
        this.plan = network.isPlanShown() ? simulation.faults().lines() : List.of();
    }

    String text() {
        LocalKraken kraken = simulation.kraken();
        var text = new StringBuilder();
        text.append(
                """
                A local Kraken is open. What is traded here is worth nothing.

                market          %s
                REST            %s
                public stream   %s
                account stream  %s
                public part     %s
                key file        %s
                """
                        .formatted(
                                simulation.market().symbol(),
                                kraken.rest(),
                                kraken.publicStream(),
                                kraken.accountStream(),
                                simulation.key().publicPart(),
                                simulation.keyFile()));
        if (clockSpeed != 1) {
            text.append("clock           ").append(seconds()).append(" a second\n");
        }
        if (privateShown) {
            text.append("private part    ").append(simulation.key().privatePart()).append('\n');
        }
        text.append(
                """

                Try it: bin/trade keys add local asks for the two lines of the key file; then
                  bin/trade doctor --key local --symbol %s \\
                      --local %s %s %s
                End the venue with Ctrl-C.

                """
                        .formatted(
                                simulation.market().symbol(),
                                kraken.rest(),
                                kraken.publicStream(),
                                kraken.accountStream()));
        plan.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private String seconds() {
        return BigDecimal.valueOf(clockSpeed).stripTrailingZeros().toPlainString() + " s";
    }

    Json.ObjectValue json() {
        LocalKraken kraken = simulation.kraken();
        var json =
                Json.object()
                        .put("market", simulation.market().symbol())
                        .put("rest", kraken.rest().toString())
                        .put("publicStream", kraken.publicStream().toString())
                        .put("accountStream", kraken.accountStream().toString())
                        .put("publicPart", simulation.key().publicPart())
                        .put("keyFile", simulation.keyFile().toString());
        if (clockSpeed != 1) {
            json.put("clockSpeed", new Json.NumberValue(BigDecimal.valueOf(clockSpeed)));
        }
        if (privateShown) {
            json.put("privatePart", simulation.key().privatePart());
        }
        if (!plan.isEmpty()) {
            json.put(
                    "plan",
                    new Json.ArrayValue(plan.stream().<Json>map(Json.TextValue::new).toList()));
        }
        return json.build();
    }
}
