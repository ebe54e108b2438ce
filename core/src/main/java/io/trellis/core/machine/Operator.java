package io.trellis.core.machine;

import io.trellis.core.broker.Broker;
import io.trellis.core.desk.Desk;
import io.trellis.core.fact.Fact;
import io.trellis.core.risk.LossWatch;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Does what a person commands, each command once, and tells when it is done. */
final class Operator {

    private final Latches latches;
    private final Halt halt;
    private final Broker broker;
    private final Desk<?> desk;
    private final LossWatch losses;
    private final DeadMan deadMan;
    private final Effects effects;
    private final Set<String> taken = new LinkedHashSet<>();
    private boolean ended;

    Operator(
            Latches latches,
            Halt halt,
            Broker broker,
            Desk<?> desk,
            LossWatch losses,
            DeadMan deadMan,
            Effects effects) {
        this.latches = latches;
        this.halt = halt;
        this.broker = broker;
        this.desk = desk;
        this.losses = losses;
        this.deadMan = deadMan;
        this.effects = effects;
    }

    void began() {
        ended = false;
        latches.restarted();
    }

    void command(Command command) {
        if (!taken.add(command.id())) {
            return;
        }
        switch (command) {
            case Command.Stop(var id, boolean cancel) ->
                    close(cancel ? Latches.Closing.Kind.CANCEL : Latches.Closing.Kind.KEEP, id);
            case Command.Flatten(var id) -> {
                close(Latches.Closing.Kind.FLATTEN, id);
                desk.flatten();
            }
            case Command.Kill(var id, var reason) -> {
                halt.because(reason);
                done(id, "kill");
            }
            case Command.Rearm(var id) -> rearm(id);
            case Command.Hold(var id) -> {
                latches.hold("held by a person");
                done(id, "hold");
            }
            case Command.Resume(var id) -> {
                latches.resume();
                done(id, "resume");
            }
        }
    }

    private void rearm(String commandId) {
        Optional<String> refused =
                broker.clock().isKnown()
                        ? latches.rearm()
                        : Optional.of("the venue's time is not known yet; try again when it is");
        if (refused.isPresent()) {
            effects.fact(new Fact.CommandDone(commandId, "rearm", false, refused.get()));
        } else {
            losses.rearmed(broker.venueMillis(), desk.equity());
            broker.rearmed();
            done(commandId, "rearm");
        }
    }

    private void close(Latches.Closing.Kind kind, String commandId) {
        latches.close(kind, commandId);
        if (kind == Latches.Closing.Kind.CANCEL) {
            broker.cancelOwn("trading is stopped by a person");
        }
    }

    private void done(String commandId, String action) {
        effects.fact(new Fact.CommandDone(commandId, action, true, "done"));
    }

    /** Goes on with what takes time. */
    void turn() {
        if (latches.closing().isPresent() && !ended) {
            goOn(latches.closing().get());
        }
    }

    private void goOn(Latches.Closing closing) {
        boolean gone = broker.ownOrders() == 0;
        switch (closing.kind()) {
            case KEEP -> end(closing, "our orders stay at the venue");
            case CANCEL -> {
                if (gone) {
                    end(closing, "our orders are cancelled");
                }
            }
            case FLATTEN -> {
                if (gone && desk.isFlat()) {
                    latches.closed();
                    done(closing.commandId(), "flatten");
                    halt.because("everything was cancelled and sold by a person's command");
                }
            }
        }
    }

    /** Until another process takes the machine up, it stays as it is. */
    private void end(Latches.Closing closing, String words) {
        ended = true;
        deadMan.disarm(broker);
        done(closing.commandId(), "stop");
        effects.ended(true, words);
    }
}
