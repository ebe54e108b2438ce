package io.trellis.cli.trade.operate;

import io.trellis.core.machine.Command.Hold;
import io.trellis.trading.run.CommandInbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** {@code trade hold}: no new orders for a while. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade hold example-kraken",
        description = {
            "Has a run place no new orders, and cancel only, until bin/trade resume.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
public final class HoldCommand implements Callable<Integer> {

    @Mixin private Delivery delivery;

    @Override
    public Integer call() {
        return delivery.deliver(new Hold(CommandInbox.newId()), "hold");
    }
}
