package io.trellis.krakensim.rest;

import io.trellis.krakensim.desk.Draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads orders in the words of REST. */
final class Drafts {

    private static final long LEAST_SECONDS = 5;
    private static final List<String> UNSUPPORTED =
            List.of("displayvol", "price2", "trigger", "close", "close[ordertype]", "asset_class");

    private Drafts() {}

    static Draft of(long nowNanos, Params params) {
        List<String> flags = params.list("oflags");
        Optional<String> expires = params.text("expiretm").filter(text -> !text.equals("0"));
        OptionalLong expireNanos =
                expires.map(text -> expiry(nowNanos, text)).orElse(OptionalLong.empty());
        return new Draft(
                params.text("ordertype").orElse(""),
                params.text("type").orElse(""),
                params.text("volume").orElse(""),
                params.text("price").filter(price -> !isMarket(params) || !price.equals("0")),
                params.text("timeinforce").orElse("GTC").toUpperCase(Locale.ROOT),
                expireNanos,
                flags.contains("post"),
                params.text("cl_ord_id"),
                params.text("userref"),
                params.text("stptype").orElse("cancel-newest").replace('-', '_'),
                flags.contains("fcib") ? "base" : "quote",
                objection(params, flags, expires.isPresent() && expireNanos.isEmpty()));
    }

    private static boolean isMarket(Params params) {
        return params.text("ordertype").orElse("").equals("market");
    }

    private static Optional<String> objection(
            Params params, List<String> flags, boolean expiryIsWrong) {
        if (expiryIsWrong) {
            return Optional.of("expiretm");
        }
        if (!List.of("post", "fcib", "fciq", "nompp").containsAll(flags)) {
            return Optional.of("oflags");
        }
        if (!params.text("starttm").orElse("0").equals("0")) {
            return Optional.of("starttm");
        }
        if (!params.text("leverage").orElse("none").equals("none")) {
            return Optional.of("leverage");
        }
        if (params.flag("reduce_only")) {
            return Optional.of("reduce_only");
        }
        return UNSUPPORTED.stream().filter(params::has).findFirst();
    }

    private static OptionalLong expiry(long nowNanos, String text) {
        if (!text.startsWith("+")) {
            return Params.nanos(text);
        }
        OptionalLong seconds = Params.nanos(text.substring(1));
        boolean enough =
                seconds.isPresent()
                        && seconds.getAsLong() >= LEAST_SECONDS * 1_000_000_000L
                        && seconds.getAsLong() < Long.MAX_VALUE / 4;
        return enough ? OptionalLong.of(nowNanos + seconds.getAsLong()) : OptionalLong.empty();
    }
}
