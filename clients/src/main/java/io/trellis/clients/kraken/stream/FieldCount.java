package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.wire.WireField;

import java.util.Collection;

/** Counts fields that we do not know, which appear over time and mean no harm. */
final class FieldCount {

    private long unknown;

    /** Counts those of an object. */
    void of(WireField object, Collection<String> known) {
        for (String name : object.names()) {
            if (!known.contains(name)) {
                unknown++;
            }
        }
    }

    long unknown() {
        return unknown;
    }
}
