package io.trellis.cli.trade.operate;

import io.trellis.core.machine.Command.Rearm;
import io.trellis.trading.run.CommandInbox;
import io.trellis.trading.run.RunStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code trade rearm}: trading that was halted goes on. */
@Command(
        name = "rearm",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade rearm example-kraken",
        description = {
            "Lets a halted run trade again: after a kill, a loss beyond its limits, or an alarm"
                    + " that a person had to look at. A halt lasts over every restart until this is"
                    + " said. Removes the file KILL from the folder of the run.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
public final class RearmCommand implements Callable<Integer> {

    @Mixin private Delivery delivery;

    @Override
    public Integer call() {
        Courier courier = delivery.courier();
        RunStatus seen = courier.standing();
        remove(courier.run().killFile());
        return delivery.deliver(courier, seen, new Rearm(CommandInbox.newId()), "rearm");
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file + ".", e);
        }
    }
}
