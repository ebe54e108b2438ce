package io.trellis.clients.kraken.auth;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The three addresses of a venue that speaks as Kraken does. There are two sorts: Kraken itself, by
 * the names below and no other, and a stand-in on this machine.
 *
 * @param rest {@code https://api.kraken.com}, without a path
 * @param publicStream market data, {@code wss://ws.kraken.com/v2}; hosts are on a list, paths are
 *     free
 * @param accountStream the account and its orders, {@code wss://ws-auth.kraken.com/v2}
 */
public record KrakenHosts(URI rest, URI publicStream, URI accountStream) {

    private static final String REST = "api.kraken.com";
    private static final String PUBLIC_STREAM = "ws.kraken.com";
    private static final String ACCOUNT_STREAM = "ws-auth.kraken.com";

    /** The one host of both streams that Kraken has announced for 2027. */
    private static final String UNIFIED_STREAM = "uws.kraken.com";

    private static final List<String> PUBLIC_STREAMS = List.of(PUBLIC_STREAM, UNIFIED_STREAM);
    private static final List<String> ACCOUNT_STREAMS = List.of(ACCOUNT_STREAM, UNIFIED_STREAM);

    /** All that a key of Kraken's is ever used for. */
    private static final List<String> KRAKEN =
            List.of(REST, PUBLIC_STREAM, ACCOUNT_STREAM, UNIFIED_STREAM);

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    /**
     * @throws InvalidInputException if an address is not one of Kraken's over TLS, or of this
     *     machine, or if they are of both sorts
     */
    public KrakenHosts {
        List<URI> all = List.of(rest, publicStream, accountStream);
        boolean local = all.stream().allMatch(KrakenHosts::isLoopback);
        if (!local) {
            requireKraken("REST", rest, "https", List.of(REST));
            requireKraken("market data", publicStream, "wss", PUBLIC_STREAMS);
            requireKraken("the account", accountStream, "wss", ACCOUNT_STREAMS);
        }
        all.forEach(KrakenHosts::requireNothingElse);
        if (!rest.getRawPath().isEmpty() && !rest.getRawPath().equals("/")) {
            throw new InvalidInputException(
                    "the address for REST has a path; write scheme, host and port only.");
        }
    }

    /** Kraken itself, as it is reached today. */
    public static KrakenHosts kraken() {
        return new KrakenHosts(
                URI.create("https://" + REST),
                URI.create("wss://" + PUBLIC_STREAM + "/v2"),
                URI.create("wss://" + ACCOUNT_STREAM + "/v2"));
    }

    /**
     * A stand-in on this machine.
     *
     * @throws InvalidInputException if an address is not of this machine
     */
    public static KrakenHosts local(URI rest, URI publicStream, URI accountStream) {
        for (URI address : List.of(rest, publicStream, accountStream)) {
            if (!isLoopback(address)) {
                throw new InvalidInputException(
                        "address "
                                + Json.quoted(address.toString())
                                + " is not on this machine; a stand-in for Kraken listens on"
                                + " 127.0.0.1.");
            }
        }
        return new KrakenHosts(rest, publicStream, accountStream);
    }

    /** Whether this is a stand-in on this machine. */
    public boolean isLocal() {
        return isLoopback(rest);
    }

    /** Whether an address leads to this machine. */
    static boolean isLoopback(URI address) {
        return host(address).map(host -> LOOPBACK.matcher(host).matches()).orElse(false);
    }

    /** Whether an address is one that a key of Kraken's may be used at. */
    static boolean isKraken(URI address) {
        boolean encrypted =
                "https".equals(address.getScheme()) || "wss".equals(address.getScheme());
        boolean usualPort = address.getPort() == -1 || address.getPort() == 443;
        return encrypted && usualPort && host(address).map(KRAKEN::contains).orElse(false);
    }

    private static Optional<String> host(URI address) {
        return Optional.ofNullable(address.getHost()).map(host -> host.toLowerCase(Locale.ROOT));
    }

    private static void requireKraken(String what, URI address, String scheme, List<String> hosts) {
        if (isKraken(address)
                && scheme.equals(address.getScheme())
                && host(address).filter(hosts::contains).isPresent()) {
            return;
        }
        boolean beta = host(address).map(name -> name.startsWith("beta-")).orElse(false);
        throw new InvalidInputException(
                "address "
                        + Json.quoted(String.valueOf(address.getHost()))
                        + " for "
                        + what
                        + (beta
                                ? " is a beta host, which trades with real money all the same"
                                : " is not known")
                        + "; it is "
                        + hosts.stream()
                                .map(host -> scheme + "://" + host)
                                .collect(Collectors.joining(" or "))
                        + ", or an address of this machine for all three.");
    }

    private static void requireNothingElse(URI address) {
        if (address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            // Not quoted: there may be a password in it.
            throw new InvalidInputException(
                    "an address of Kraken holds a user, a query or a fragment; write scheme, host,"
                            + " port and path only.");
        }
    }
}
