package io.trellis.core.journal;

import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Quote;
import io.trellis.core.venue.ClientOrderId;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Records of every kind, with every value that their types take: it goes by the types themselves,
 * so that a new kind is in it at once.
 */
final class RandomRecords {

    private static final String[] TEXTS = {
        "",
        "BTC/USD",
        "EAPI:Rate limit exceeded",
        "ü€𝄞",
        "\ud800 half",
        "x\u0000y",
        "q".repeat(300),
    };

    private final RandomGenerator random;

    RandomRecords(RandomGenerator random) {
        this.random = random;
    }

    /** The kinds of a sealed type, to the last level. */
    static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RandomRecords::kinds)
                : Stream.of(type);
    }

    /** A value of the type. */
    <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? random.nextBoolean() ? Optional.empty() : Optional.of(value(inner))
                    : list(inner);
        }
        return plain((Class<?>) type);
    }

    private List<Object> list(Type inner) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(inner));
        }
        return values;
    }

    private Object plain(Class<?> type) {
        if (type == long.class) {
            return number();
        } else if (type == int.class) {
            return (int) number();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        } else if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        } else if (type.isSealed()) {
            List<Class<?>> kinds = kinds(type).toList();
            return value(kinds.get(random.nextInt(kinds.size())));
        }
        return known(type);
    }

    private Object known(Class<?> type) {
        if (type == BigDecimal.class) {
            return decimal();
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(
                    random.nextLong(-31_557_014_167_219_200L, 31_556_889_864_403_200L),
                    random.nextInt(1_000_000_000));
        } else if (type == ClientOrderId.class) {
            return orderId();
        } else if (type == Instrument.class) {
            return new Instrument(
                    decimal().abs().add(BigDecimal.ONE),
                    decimal().abs().add(BigDecimal.ONE),
                    decimal().abs(),
                    decimal().abs(),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.00"));
        } else if (type == Quote.class) {
            long bid = random.nextInt(1_000_000);
            return new Quote(
                    number(), bid, random.nextInt(1 << 20), bid + 1 + random.nextInt(9), 7);
        } else if (type == Bars.class) {
            return bars();
        }
        return made(type);
    }

    /** Whole numbers of all sizes, mostly small. */
    private long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    private BigDecimal decimal() {
        return random.nextInt(8) == 0
                ? new BigDecimal(new BigInteger(200, new java.util.Random(random.nextLong())), 40)
                : BigDecimal.valueOf(number(), random.nextInt(-5, 20));
    }

    private ClientOrderId orderId() {
        return new ClientOrderId(
                switch (random.nextInt(4)) {
                    case 0 -> "%016x%016x".formatted(random.nextLong(), random.nextLong());
                    case 1 -> "%016X%016x".formatted(random.nextLong(), random.nextLong());
                    case 2 -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
                    default -> "mine-" + random.nextInt(1_000_000);
                });
    }

    Bars bars() {
        var bars = new Bars();
        long time = random.nextInt();
        for (int i = random.nextInt(6); i > 0; i--) {
            long open = random.nextInt(10, 1_000_000);
            long close = random.nextInt(10, 1_000_000);
            long high = Math.max(open, close) + random.nextInt(10);
            bars.append(time, open, high, Math.min(open, close) - random.nextInt(10), close);
            time += 60_000;
        }
        return bars;
    }

    /** A record by its constructor; one that refuses the values is asked with others. */
    private Object made(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        while (true) {
            Object[] values =
                    Arrays.stream(parts).map(part -> value(part.getGenericType())).toArray();
            try {
                return type.getDeclaredConstructor(types).newInstance(values);
            } catch (InvocationTargetException refused) {
                if (!(refused.getCause() instanceof IllegalArgumentException)) {
                    throw new AssertionError(refused);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }
}
