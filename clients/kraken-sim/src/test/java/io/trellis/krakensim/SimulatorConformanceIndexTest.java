package io.trellis.krakensim;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every statement of the venue's list that a local Kraken owes has a test named after it. */
class SimulatorConformanceIndexTest {

    private static final Pattern NAME = Pattern.compile("s([0-9]{2})_.*");

    private static final Set<Integer> OWED =
            new TreeSet<>(
                    List.of(
                            2, 3, 6, 11, 12, 13, 15, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                            29, 30, 31, 32, 33, 36, 40, 42, 43, 44, 46, 47, 48, 52, 53, 54, 55, 57,
                            59));

    @Test
    void givenTheTestsOfTheModule_thenNoStatementIsLeftOut() throws Exception {
        assertThat(numbers()).containsAll(OWED);
    }

    private static Set<Integer> numbers() throws IOException, URISyntaxException {
        Path root =
                Path.of(
                        SimulatorConformanceIndexTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> file.replace(".class", "").replaceAll("[/\\\\]", "."))
                    .flatMap(name -> Arrays.stream(type(name).getDeclaredMethods()))
                    .filter(SimulatorConformanceIndexTest::isTest)
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
            return Class.forName(name, false, SimulatorConformanceIndexTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
