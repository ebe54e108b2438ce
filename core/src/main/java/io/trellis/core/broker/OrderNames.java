package io.trellis.core.broker;

import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The names of our orders, which say whose they are: 32 hexadecimal digits of magic and version (16
 * bits), epoch of the process (16), tag of the strategy (16), cell and side (16), count (24) and a
 * digest of all that under a key of this installation (40). With nothing but a name we know an
 * order as ours, and of which process; nobody else can make one that we take for ours.
 */
public final class OrderNames {

    private static final long MAGIC = 0x7e11;
    private static final int COUNT_BITS = 24;
    private static final int NO_CELL = 0x7fff;
    private static final int DIGEST_BYTES = 5;
    private static final HexFormat HEX = HexFormat.of();

    /** Ready for a name; copied for each, as making it anew takes longer than all the rest. */
    private final Mac keyed;

    private final int tag;

    /**
     * What a name says.
     *
     * @param cell -1 for an order that takes
     */
    public record Parts(int epoch, int tag, int cell, Side side, int count) {}

    /**
     * The names of one strategy's orders.
     *
     * @param key of this installation, 16 bytes or more
     * @param tag of the strategy, 0 to 65,535
     */
    public OrderNames(byte[] key, int tag) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a key has 16 bytes, had " + key.length);
        }
        if (tag < 0 || tag > 0xffff) {
            throw new IllegalArgumentException("a tag is 0 to 65535, was " + tag);
        }
        this.tag = tag;
        try {
            this.keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The name of an order.
     *
     * @param epoch 1 to 65,535
     * @param cell 0 to 32,766, or -1 for an order that takes
     * @param count of the epoch's orders, 0 to 16,777,215; never used twice
     */
    public ClientOrderId name(int epoch, int cell, Side side, int count) {
        if (epoch < 1
                || epoch > 0xffff
                || cell >= NO_CELL
                || count < 0
                || count >> COUNT_BITS != 0) {
            throw new IllegalArgumentException(
                    "no name for epoch " + epoch + ", cell " + cell + ", count " + count);
        }
        int place = (cell < 0 ? NO_CELL : cell) << 1 | (side == Side.SELL ? 1 : 0);
        String said =
                HEX.toHexDigits(MAGIC << 48 | (long) epoch << 32 | (long) tag << 16 | place)
                        + HEX.toHexDigits(count, 6);
        return new ClientOrderId(said + digest(said));
    }

    /** What a name says; empty if it is not one of ours, of whichever strategy. */
    public Optional<Parts> read(ClientOrderId id) {
        String bare = id.bare();
        if (bare.length() != 32 || !bare.endsWith(digest(bare.substring(0, 22)))) {
            return Optional.empty();
        }
        long said = HexFormat.fromHexDigitsToLong(bare, 0, 16);
        if (said >>> 48 != MAGIC) {
            return Optional.empty();
        }
        int place = (int) said & 0xffff;
        int cell = place >> 1;
        return Optional.of(
                new Parts(
                        (int) (said >>> 32) & 0xffff,
                        (int) (said >>> 16) & 0xffff,
                        cell == NO_CELL ? -1 : cell,
                        (place & 1) == 1 ? Side.SELL : Side.BUY,
                        HexFormat.fromHexDigits(bare, 16, 22)));
    }

    /** Whether an order with this name is of this strategy. */
    public boolean isOurs(Parts parts) {
        return parts.tag() == tag;
    }

    private String digest(String said) {
        try {
            Mac mac = (Mac) keyed.clone();
            byte[] whole = mac.doFinal(said.getBytes(StandardCharsets.US_ASCII));
            return HEX.formatHex(whole, 0, DIGEST_BYTES);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
