package io.trellis.krakensim.access;

import io.trellis.krakensim.limits.DecayingCounter;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Tier;

import java.util.Set;
import java.util.TreeSet;

/** A key of an account: its rights, the nonces it used and how much it called. */
public final class ApiKey {

    private final String publicPart;
    private final byte[] secret;
    private final int account;
    private final Set<Permission> permissions;
    private final long nonceWindow;
    private final Tier tier;
    private final DecayingCounter counter;
    private final TreeSet<Long> used = new TreeSet<>(Long::compareUnsigned);
    private long highest;

    ApiKey(
            String publicPart,
            byte[] secret,
            int account,
            Set<Permission> permissions,
            long nonceWindow,
            Tier tier) {
        this.publicPart = publicPart;
        this.secret = secret.clone();
        this.account = account;
        this.permissions = Set.copyOf(permissions);
        this.nonceWindow = nonceWindow;
        this.tier = tier;
        this.counter = new DecayingCounter(tier.restDecayPerSecond());
    }

    byte[] secret() {
        return secret.clone();
    }

    /** Uses a nonce up; false if it is too low or was used before. */
    boolean use(long nonce) {
        if (Long.compareUnsigned(nonce, floor()) <= 0 || used.contains(nonce)) {
            return false;
        }
        used.add(nonce);
        if (Long.compareUnsigned(nonce, highest) > 0) {
            highest = nonce;
        }
        used.headSet(floor(), true).clear();
        return true;
    }

    private long floor() {
        return Long.compareUnsigned(highest, nonceWindow) > 0 ? highest - nonceWindow : 0;
    }

    public String publicPart() {
        return publicPart;
    }

    public int account() {
        return account;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public long nonceWindow() {
        return nonceWindow;
    }

    /** The highest nonce seen, without a sign. */
    public long highestNonce() {
        return highest;
    }

    public Tier tier() {
        return tier;
    }

    /** Its calls. */
    public DecayingCounter counter() {
        return counter;
    }
}
