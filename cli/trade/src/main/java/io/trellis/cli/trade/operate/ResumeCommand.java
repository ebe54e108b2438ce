package io.trellis.cli.trade.operate;

import io.trellis.core.machine.Command.Resume;
import io.trellis.trading.run.CommandInbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** {@code trade resume}: a hold ends. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade resume example-kraken",
        description = {"Ends a hold by a person.", ""})
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
public final class ResumeCommand implements Callable<Integer> {

    @Mixin private Delivery delivery;

    @Override
    public Integer call() {
        return delivery.deliver(new Resume(CommandInbox.newId()), "resume");
    }
}
