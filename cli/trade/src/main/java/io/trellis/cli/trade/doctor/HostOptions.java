package io.trellis.cli.trade.doctor;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.core.InvalidInputException;

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

    @Option(
            names = "--hosts",
            arity = "3",
            paramLabel = "URL",
            description =
                    "Reach Kraken at other of its own addresses, such as the unified host that it"
                            + " has announced: of REST, of the public and of the account stream.")
    private List<URI> hosts = List.of();

    /**
     * The addresses.
     *
     * @throws InvalidInputException if one of them is not on this machine, or none of Kraken's
     */
    public KrakenHosts hosts() {
        if (!local.isEmpty() && !hosts.isEmpty()) {
            throw new InvalidInputException(
                    "both --local and --hosts are given; a local Kraken is named by --local"
                            + " alone.");
        }
        if (!hosts.isEmpty()) {
            return krakens();
        }
        return local.isEmpty()
                ? KrakenHosts.kraken()
                : KrakenHosts.local(local.get(0), local.get(1), local.get(2));
    }

    private KrakenHosts krakens() {
        var named = new KrakenHosts(hosts.get(0), hosts.get(1), hosts.get(2));
        if (named.isLocal()) {
            throw new InvalidInputException(
                    "the addresses of --hosts are on this machine; name a local Kraken by"
                            + " --local.");
        }
        return named;
    }

    /** What the venue is called. */
    public static String name(KrakenHosts hosts) {
        return hosts.isLocal() ? "local Kraken at " + hosts.rest() : "Kraken";
    }
}
