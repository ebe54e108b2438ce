package io.trellis.clients.kraken.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The entries made last, up to a number of them. */
final class RecentMemory<K, V> {

    private final int most;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>();

    RecentMemory(int most) {
        this.most = most;
    }

    void put(K key, V value) {
        entries.remove(key);
        entries.put(key, value);
        if (entries.size() > most) {
            Map.Entry<K, V> oldest = entries.firstEntry();
            entries.remove(oldest.getKey());
        }
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    boolean has(K key) {
        return entries.containsKey(key);
    }
}
