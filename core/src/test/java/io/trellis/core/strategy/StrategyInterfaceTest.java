package io.trellis.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The plug-in interface, word by word: a plug-in that was written against it still compiles, and
 * decides the same. A change here is a change of every plug-in, and wants a line in the change log.
 */
class StrategyInterfaceTest {

    @Test
    void aStrategyIsAFirstStateAndOneStepAndWhatItMayBeSpared() {
        var methods =
                Arrays.stream(Strategy.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .map(this::words);
        assertThat(methods)
                .containsExactlyInAnyOrder(
                        "S initial()",
                        "Step<S> step(S, Account, Event)",
                        "boolean ignoresClose(S, Account, long, ClosedBars)");
        assertThat(components(Step.class)).isEqualTo("S state, List<Intent> intents");
    }

    @Test
    void theEventsAreThese() {
        assertThat(choices(Event.class))
                .containsExactly(
                        "Reached(long timeMillis, Phase phase, long priceTicks)",
                        "Filled(Fill fill)",
                        "BarClosed(ClosedBars bars)");
    }

    @Test
    void theIntentsAreThese() {
        assertThat(choices(Intent.class))
                .containsExactly(
                        "Rest(int cell, Side side, long priceTicks, long lots)",
                        "Cancel(int cell)",
                        "CancelAll()",
                        "Take(Side side, long lots, Reason reason)",
                        "Watch(long atOrBelowTicks, long atOrAboveTicks)",
                        "Report(Note note)");
    }

    private static List<String> choices(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(type -> type.getSimpleName() + "(" + components(type) + ")")
                .toList();
    }

    private static String components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(StrategyInterfaceTest::words)
                .collect(Collectors.joining(", "));
    }

    private static String words(RecordComponent component) {
        return simple(component.getGenericType().getTypeName()) + " " + component.getName();
    }

    private String words(Method method) {
        String parameters =
                Arrays.stream(method.getGenericParameterTypes())
                        .map(type -> simple(type.getTypeName()))
                        .collect(Collectors.joining(", "));
        return "%s %s(%s)"
                .formatted(
                        simple(method.getGenericReturnType().getTypeName()),
                        method.getName(),
                        parameters);
    }

    private static String simple(String typeName) {
        return typeName.replaceAll("[a-z]+\\.", "");
    }
}
