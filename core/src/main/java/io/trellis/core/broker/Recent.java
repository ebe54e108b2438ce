package io.trellis.core.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers so many entries, the newest ones. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    Recent(int most) {
        super();
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
