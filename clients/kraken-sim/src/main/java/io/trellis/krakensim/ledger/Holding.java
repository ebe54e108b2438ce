package io.trellis.krakensim.ledger;

import io.trellis.krakensim.rules.AssetRules;

/** What an account has of an asset, in units of the asset's last digit. */
public final class Holding {

    private final AssetRules asset;
    private final long first;
    private long units;
    private long held;

    Holding(AssetRules asset, long first) {
        this.asset = asset;
        this.first = first;
        this.units = first;
    }

    public AssetRules asset() {
        return asset;
    }

    /** What the account was opened with. */
    public long first() {
        return first;
    }

    /** All of it, what orders hold included. */
    public long units() {
        return units;
    }

    /** What open orders hold. */
    public long held() {
        return held;
    }

    /** What a new order may use. */
    public long available() {
        return units - held;
    }

    void change(long amount) {
        units += amount;
    }

    /** Lets orders hold more, or less. */
    public void hold(long more) {
        held += more;
    }
}
