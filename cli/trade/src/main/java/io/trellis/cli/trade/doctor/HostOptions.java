package io.trellis.cli.trade.doctor;

import io.trellis.clients.kraken.auth.KrakenHosts;

import picocli.CommandLine.Option;

import java.net.URI;
import java.util.List;

/** The options that name a venue: Kraken, or a local one. */
public final class HostOptions {

    @Option(
            names = "--local",
            arity = "3",
            paramLabel = "URL",
            description =
                    "Use a local Kraken in place of Kraken: its addresses of REST, of the"
                            + " public and of the account stream, as bin/kraken-sim prints them.")
    private List<URI> local = List.of();

    /**
     * The addresses.
     *
     * @throws io.trellis.core.InvalidInputException if one of them is not on this machine
     */
    public KrakenHosts hosts() {
        return local.isEmpty()
                ? KrakenHosts.kraken()
                : KrakenHosts.local(local.get(0), local.get(1), local.get(2));
    }

    /** What the venue is called. */
    public static String name(KrakenHosts hosts) {
        return hosts.isLocal() ? "local Kraken at " + hosts.rest() : "Kraken";
    }
}
