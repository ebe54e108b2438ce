package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every statement of the venue's list that a client owes has a test that is named after it. */
class ConformanceIndexTest {

    private static final Pattern NAME = Pattern.compile("c([0-9]{2})_.*");

    private static final Set<Integer> OWED =
            new TreeSet<>(
                    List.of(
                            1, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 24, 25, 27, 31, 32, 33,
                            34, 35, 36, 37, 38, 39, 40, 41, 42, 44, 45, 46, 47, 48, 49, 50, 51, 52,
                            53, 54, 55, 56, 57, 58, 59, 60));

    /** Vectors: no venue is needed for them, and they are tested where they belong. */
    private static final Set<Integer> WITHOUT_A_VENUE = new TreeSet<>(List.of(1, 35));

    @Test
    void givenTheTestsOfTheModule_thenNoStatementIsLeftOut() throws Exception {
        assertThat(numbers(_ -> true)).containsAll(OWED);
    }

    @Test
    void givenTheTestsAgainstTheLocalKraken_thenOnlyVectorsAreLeftOut() throws Exception {
        var rest = new TreeSet<>(OWED);
        rest.removeAll(numbers(name -> name.contains(".conformance.")));

        assertThat(rest).isEqualTo(WITHOUT_A_VENUE);
    }

    private static Set<Integer> numbers(Predicate<String> className)
            throws IOException, URISyntaxException {
        Path root =
                Path.of(
                        ConformanceIndexTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> file.replace(".class", "").replaceAll("[/\\\\]", "."))
                    .filter(className)
                    .flatMap(name -> Arrays.stream(type(name).getDeclaredMethods()))
                    .filter(ConformanceIndexTest::isTest)
                    .map(Method::getName)
                    .map(NAME::matcher)
                    .filter(Matcher::matches)
                    .map(found -> Integer.valueOf(found.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isTest(AnnotatedElement method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ConformanceIndexTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
