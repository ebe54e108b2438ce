package io.trellis.clients.kraken.market;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The assets that Kraken lists, by their ids. A balance may be kept under an id with a suffix: what
 * is staked, lent or bonded there is nothing that could be traded with.
 */
public final class Assets {

    private static final Pattern SUFFIXED = Pattern.compile(".+\\.[A-Z][A-Z0-9]*");
    private static final int MOST_DECIMALS = 18;

    private final Map<String, Asset> assets;

    private Assets(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /**
     * An asset.
     *
     * @param name in our spelling, {@code BTC}
     * @param id Kraken's, {@code XXBT}
     * @param decimals in which balances are kept
     */
    public record Asset(String name, String id, int decimals) {}

    /**
     * The assets of the call {@code Assets}. One that makes no sense is as one that is not listed:
     * no reason to know nothing of the others.
     *
     * @throws KrakenReadException if none of them makes sense
     */
    public static Assets of(WireField result) {
        return new Assets(ListRows.readable(result, Assets::asset));
    }

    private static Asset asset(String id, WireField row) {
        WireField decimals = row.member("decimals");
        if (decimals.whole() > MOST_DECIMALS) {
            throw decimals.wrong("is above " + MOST_DECIMALS);
        }
        String altname = row.find("altname").map(WireField::text).orElse(id);
        return new Asset(Names.asset(altname), id, (int) decimals.whole());
    }

    /** A table that knows nothing but the form of the old ids, before the list is read. */
    public static Assets none() {
        return new Assets(Map.of());
    }

    /** The asset of Kraken's id. */
    public Optional<Asset> find(String id) {
        return Optional.ofNullable(assets.get(id));
    }

    /**
     * Our name of what a balance or a ledger entry names; an id on no list stays as it is, and the
     * old ids of the two renamed assets are known without a list.
     */
    public String name(String id) {
        return find(id).map(Asset::name)
                .orElseGet(() ->
                        switch (id) {
                            case "XXBT" -> "BTC";
                            case "XXDG" -> "DOGE";
                            default -> Names.asset(id);
                        });
    }

    /** Whether what is kept under an id can be traded with. */
    public static boolean isSpendable(String id) {
        return !SUFFIXED.matcher(id).matches();
    }
}
