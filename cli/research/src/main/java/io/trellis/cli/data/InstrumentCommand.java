package io.trellis.cli.data;

import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.Program;
import io.trellis.clients.kraken.KrakenPublicRest;
import io.trellis.clients.kraken.ListedInstrument;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.venue.TradingMode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code data instrument}: the trading rules of a market, from the venue itself. */
@Command(
        name = "instrument",
        mixinStandardHelpOptions = true,
        footer = "  bin/data instrument --venue kraken --symbol BTC/USD",
        description = {
            "Asks a venue for the trading rules of a market and prints them as JSON: the block"
                    + " \"instrument\" of a strategy file.",
            "",
            "The fees are those of the lowest volume tier; an account may pay less.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class InstrumentCommand implements Callable<Integer> {

    private static final String KRAKEN = "kraken";

    @Option(names = "--venue", required = true, description = "Venue to ask: kraken.")
    private String venue;

    @Option(names = "--symbol", required = true, description = "Symbol, such as BTC/USD.")
    private String symbol;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = KrakenPublicRest.KRAKEN_URL,
            description =
                    "Where the venue answers (default: ${DEFAULT-VALUE}); http:// only on this"
                            + " machine.")
    private String baseUrl;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (!venue.equals(KRAKEN)) {
            throw new InvalidInputException(
                    "--venue " + Json.quoted(venue) + " is not known; write " + KRAKEN + ".");
        }
        ListedInstrument listed = ask();
        if (listed.mode() != TradingMode.ONLINE) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "warning: %s is %s at %s, not online.%n",
                            listed.symbol(), listed.mode().name().toLowerCase(Locale.ROOT), venue);
        }
        Json block = block(listed.instrument());
        output.write(block, JsonWriter.indented(block), spec.commandLine().getOut());
        return Program.DONE;
    }

    private ListedInstrument ask() {
        try (var kraken = KrakenPublicRest.at(baseUrl)) {
            return kraken.instrument(symbol);
        }
    }

    private static Json block(Instrument instrument) {
        return Json.object()
                .put("tick", instrument.tick().toPlainString())
                .put("lot", instrument.lot().toPlainString())
                .put("minQty", instrument.minQty().toPlainString())
                .put("minCost", instrument.minCost().toPlainString())
                .put("makerFee", instrument.makerFee().toPlainString())
                .put("takerFee", instrument.takerFee().toPlainString())
                .build();
    }
}
