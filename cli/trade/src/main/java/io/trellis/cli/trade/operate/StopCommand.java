package io.trellis.cli.trade.operate;

import io.trellis.core.machine.Command.Stop;
import io.trellis.trading.run.CommandInbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code trade stop}: the process that trades a run comes to its end. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade stop example-kraken --orders keep",
            "  bin/trade stop example-kraken --orders cancel"
        },
        description = {
            "Ends the process that trades a run. With its orders kept they may fill meanwhile; the"
                    + " next start of the run finds that out and goes on. Coins are never sold by"
                    + " this.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options and mixins.
public final class StopCommand implements Callable<Integer> {

    @Option(
            names = "--orders",
            required = true,
            paramLabel = "WHAT",
            description = "What becomes of our orders at the venue: ${COMPLETION-CANDIDATES}.")
    private OrdersOnStop orders;

    @Mixin private Delivery delivery;

    @Override
    public Integer call() {
        return delivery.deliver(
                new Stop(CommandInbox.newId(), orders == OrdersOnStop.CANCEL), "stop");
    }
}
