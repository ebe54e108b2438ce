package io.trellis.cli.trade.keys;

import io.trellis.cli.terminal.UtcTime;
import io.trellis.clients.secret.EncryptedKey;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;

/** What may be told of a stored key: everything but its private part. */
record KeyReport(String name, EncryptedKey key, Path file) {

    String text() {
        return """
        name         %s
        venue        %s
        public part  %s
        fingerprint  %s
        made         %s UTC
        iterations   %,d
        file         %s
        """
                .formatted(
                        name,
                        venue(),
                        key.publicPart(),
                        key.fingerprint(),
                        made(),
                        key.iterations(),
                        file);
    }

    Json.ObjectValue json() {
        return Json.object()
                .put("name", name)
                .put("venue", venue())
                .put("publicPart", key.publicPart())
                .put("fingerprint", key.fingerprint())
                .put("made", key.made().toString())
                .put("iterations", key.iterations())
                .put("file", file.toString())
                .build();
    }

    String venue() {
        return KeyParts.venue(key.publicPart());
    }

    String made() {
        return UtcTime.minutes(key.made().toEpochMilli());
    }
}
