package io.trellis.benchmarks;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** Something costly that several rows share and none may need; for one thread. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }
}
