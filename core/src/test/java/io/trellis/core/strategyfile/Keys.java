package io.trellis.core.strategyfile;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The first two keys of RFC 8032, section 7.1, which everybody knows. */
final class Keys {

    static final SigningKey FIRST =
            key(
                    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    static final SigningKey SECOND =
            key(
                    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private Keys() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What stands before the 32 bytes is told in RFC 8410. */
    private static SigningKey key(String secret, String open) {
        byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + open);
        byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + secret);
        TrustedKey trusted = TrustedKey.read(bytes(Pem.of("PUBLIC KEY", x509)), "test.pub");
        return SigningKey.read(bytes(Pem.of("PRIVATE KEY", pkcs8)), trusted, "test.key");
    }
}
