package io.trellis.core.strategyfile;

import java.util.regex.Pattern;

/**
 * An Ed25519 signature (RFC 8032) over the text of the digest. The codec looks at its form only:
 * whoever trusts it checks it against a key, see {@link SignatureCheck}.
 *
 * @param keyId names the key: letters, digits, dots, dashes and underscores, at most 64
 * @param value 64 bytes in strict base64 (RFC 4648, padded, with no stray bits)
 */
public record Signature(String keyId, String value) {

    static final String ALGORITHM = "Ed25519";
    static final String KEY_ID_PATTERN = "[A-Za-z0-9._-]{1,64}";

    /** 64 bytes leave two bits for the last letter; the other four must be 0. */
    static final String VALUE_PATTERN = "[A-Za-z0-9+/]{85}[AQgw]==";

    private static final Pattern KEY_ID = Pattern.compile(KEY_ID_PATTERN);
    private static final Pattern VALUE = Pattern.compile(VALUE_PATTERN);

    /**
     * @throws IllegalArgumentException if one of them is not of the form above
     */
    public Signature {
        if (!KEY_ID.matcher(keyId).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("keyId or value is malformed");
        }
    }
}
