package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that identifies a document by what it says, not by how it is spelled. */
final class Digest {

    private Digest() {}

    /** {@code sha256:} and the hash of the canonical bytes without digest and signature. */
    static String of(Json.ObjectValue document) {
        byte[] canonical = JsonWriter.canonical(document.without(FileFormat.SEALS));
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(canonical));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
