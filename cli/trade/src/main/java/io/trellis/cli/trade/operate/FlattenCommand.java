package io.trellis.cli.trade.operate;

import io.trellis.core.machine.Command.Flatten;
import io.trellis.trading.run.CommandInbox;
import io.trellis.trading.run.RunStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code trade flatten}: everything is cancelled and sold. */
@Command(
        name = "flatten",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade flatten example-kraken",
        description = {
            "Cancels all orders of a run, sells at the market whatever it holds then, and halts it"
                    + " for good. Coins that the run does not hold are not touched.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
public final class FlattenCommand implements Callable<Integer> {

    @Mixin private Delivery delivery;

    @Mixin private Confirmation confirmation;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Courier courier = delivery.courier();
        RunStatus seen = courier.standing();
        String name = courier.run().name();
        confirmation.require(
                "The run %s (%s, %s) holds %s, last price %s; it is sold at the market."
                        .formatted(
                                name,
                                seen.text("kind"),
                                seen.text("symbol"),
                                seen.text("position"),
                                seen.text("price")),
                "flatten " + name,
                spec.commandLine().getErr());
        return delivery.deliver(courier, seen, new Flatten(CommandInbox.newId()), "flatten");
    }
}
