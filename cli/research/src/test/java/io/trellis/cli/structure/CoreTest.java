package io.trellis.cli.structure;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The core decides from its input alone: no I/O, no clock, no chance, nothing of the machine. */
class CoreTest {

    /** In memory, or only a type: nothing that opens anything. */
    private static final DescribedPredicate<JavaClass> HARMLESS_IO =
            belongToAnyOf(
                    ByteArrayInputStream.class,
                    ByteArrayOutputStream.class,
                    IOException.class,
                    InputStream.class,
                    Serializable.class,
                    StringReader.class,
                    StringWriter.class,
                    UncheckedIOException.class);

    @Test
    void theCoreSeesAFewPackagesOfTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.trellis.core..")
                .and()
                .resideOutsideOfPackage("io.trellis.core.strategyfile..")
                .should()
                .onlyDependOnClassesThat(
                        or(
                                HARMLESS_IO,
                                resideInAnyPackage(
                                        "io.trellis.core..",
                                        "java.lang..",
                                        "java.math",
                                        "java.nio",
                                        "java.nio.charset",
                                        "java.security",
                                        "java.time..",
                                        "java.util",
                                        "java.util.function",
                                        "java.util.regex",
                                        "java.util.stream",
                                        "java.util.zip",
                                        "javax.crypto..",
                                        "org.jspecify.annotations")))
                .check(OwnClasses.ALL);
    }

    @Test
    void theStrategyFileAddsJacksonAndOpensNoFile() {
        classes()
                .that()
                .resideInAPackage("io.trellis.core.strategyfile..")
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAnyPackage("java.io", "java.nio.file..", "java.net.."))
                                .or(HARMLESS_IO))
                .check(OwnClasses.ALL);
    }

    /** Each entry is a method, or a class of which nothing may be called. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System.currentTimeMillis()",
                "java.lang.System.nanoTime()",
                "java.lang.System.getProperty(",
                "java.lang.System.getenv(",
                "java.lang.Math.random()",
                "java.lang.Thread.",
                "java.time.Clock.system",
                "java.time.Instant.now(",
                "java.time.LocalDate.now(",
                "java.time.LocalDateTime.now(",
                "java.time.OffsetDateTime.now(",
                "java.time.ZonedDateTime.now(",
                "java.time.ZoneId.systemDefault()",
                "java.util.TimeZone.getDefault()",
                "java.util.Locale.getDefault(",
                "java.util.Random.",
                "java.util.SplittableRandom.",
                "java.util.UUID.randomUUID()",
                "java.security.SecureRandom.",
                "javax.crypto.KeyGenerator.",
                "java.nio.charset.Charset.defaultCharset()",
            })
    void theCoreAsksTheMachineNothing(String forbidden) {
        check(forbidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String.format(java.lang.String, [",
                "java.lang.String.toLowerCase()",
                "java.lang.String.toUpperCase()",
            })
    void theCoreNamesTheLocale(String forbidden) {
        check(forbidden);
    }

    /**
     * The results of {@code StrictMath} are the same on every machine; those of Math may differ.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot",
                "log", "log10", "log1p", "pow", "sin", "sinh", "tan", "tanh"
            })
    void theCoreTakesTranscendentalFunctionsFromStrictMath(String function) {
        check("java.lang.Math." + function + "(");
    }

    /** Their order of iteration changes from one run to the next. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.HashMap.<init>(",
                "java.util.HashSet.<init>(",
                "java.util.IdentityHashMap.<init>(",
                "java.util.Map.of(java.lang.Object, java.lang.Object, ",
                "java.util.Map.ofEntries(",
                "java.util.Map.copyOf(",
                "java.util.Set.of(",
                "java.util.Set.copyOf(",
                "java.util.stream.Collectors.toSet()",
                "java.util.stream.Collectors.groupingBy(java.util.function.Function)",
                "java.util.stream.Collectors.groupingBy(java.util.function.Function,"
                        + " java.util.stream",
                "java.util.stream.Collectors.toMap(java.util.function.Function,"
                        + " java.util.function.Function)",
                "java.util.stream.Collectors.toMap(java.util.function.Function,"
                        + " java.util.function.Function, java.util.function.BinaryOperator)",
            })
    void theCoreIteratesInAKnownOrder(String forbidden) {
        check(forbidden);
    }

    private static void check(String forbidden) {
        noClasses()
                .that()
                .resideInAPackage("io.trellis.core..")
                .should()
                .callCodeUnitWhere(
                        JavaCall.Predicates.target(
                                describe(
                                        "starts with " + forbidden,
                                        (CodeUnitCallTarget target) ->
                                                target.getFullName().startsWith(forbidden))))
                .check(OwnClasses.ALL);
    }
}
