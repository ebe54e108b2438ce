package io.trellis.core.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.broker.OrderNames.Parts;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SplittableRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class OrderNamesTest {

    private static final OrderNames NAMES = new OrderNames(new byte[32], 7);

    @Test
    void givenAnyName_thenItSaysWhatItWasMadeOfAndIsMadeOnce() {
        var random = new SplittableRandom(1);
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < 2_000; i++) {
            var parts =
                    new Parts(
                            1 + random.nextInt(0xffff),
                            7,
                            random.nextInt(-1, 0x7fff),
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            random.nextInt(1 << 24));
            ClientOrderId id = NAMES.name(parts.epoch(), parts.cell(), parts.side(), parts.count());
            assertEquals(Optional.of(parts), NAMES.read(id));
            assertTrue(NAMES.isOurs(parts));
            seen.add(id.text());
        }
        assertEquals(2_000, seen.size());
    }

    @Test
    void givenKeysOfAnyLength_thenANameEndsWithTheDigestOfRfc2104() throws Exception {
        for (int length : new int[] {16, 32, 63, 64, 65, 200}) {
            var key = new byte[length];
            new SplittableRandom(length).nextBytes(key);
            String name = new OrderNames(key, 9).name(2, 3, Side.BUY, 4).text();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] digest = mac.doFinal(name.substring(0, 22).getBytes(StandardCharsets.US_ASCII));
            assertEquals(HexFormat.of().formatHex(digest, 0, 5), name.substring(22));
        }
    }

    @Test
    void givenTheVenueSpellsANameWithDashesAndInCapitals_thenItIsReadAllTheSame() {
        String bare = NAMES.name(3, 2, Side.SELL, 9).text();
        String spelled =
                String.join(
                                "-",
                                bare.substring(0, 8),
                                bare.substring(8, 12),
                                bare.substring(12, 16),
                                bare.substring(16, 20),
                                bare.substring(20))
                        .toUpperCase(java.util.Locale.ROOT);
        assertEquals(
                Optional.of(new Parts(3, 7, 2, Side.SELL, 9)),
                NAMES.read(new ClientOrderId(spelled)));
    }

    @Test
    void fm083_givenANameOfAnotherInstallationOrAnyDigitChanged_thenItIsNotOurs() {
        var key = new byte[32];
        key[5] = 1;
        assertEquals(Optional.empty(), NAMES.read(new OrderNames(key, 7).name(1, 1, Side.BUY, 1)));
        String name = NAMES.name(1, 1, Side.BUY, 1).text();
        for (int digit = 0; digit < name.length(); digit++) {
            char other = name.charAt(digit) == '0' ? '1' : '0';
            String changed = name.substring(0, digit) + other + name.substring(digit + 1);
            assertEquals(Optional.empty(), NAMES.read(new ClientOrderId(changed)), changed);
        }
        assertEquals(Optional.empty(), NAMES.read(new ClientOrderId("by-hand")));
    }

    @Test
    void givenANameOfAnotherStrategy_thenItIsReadAndNotOurs() {
        Parts parts =
                NAMES.read(new OrderNames(new byte[32], 8).name(1, 1, Side.BUY, 1)).orElseThrow();
        assertEquals(8, parts.tag());
        assertFalse(NAMES.isOurs(parts));
    }

    @Test
    void fm034_givenMoreOrdersThanNames_thenNoneIsGivenTwice() {
        assertThrows(IllegalArgumentException.class, () -> NAMES.name(1, 1, Side.BUY, 1 << 24));
        assertThrows(IllegalArgumentException.class, () -> NAMES.name(0x10000, 1, Side.BUY, 0));
        assertThrows(IllegalArgumentException.class, () -> NAMES.name(1, 0x7fff, Side.BUY, 0));
    }
}
