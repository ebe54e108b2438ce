package io.trellis.cli.structure;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.stream.Stream;

/** Who may see whom, and how packages are made. */
class ModulesTest {

    @ParameterizedTest
    @CsvSource({
        "core, ''",
        "backtesting, core",
        "optimization, core backtesting",
        "clients, core",
        "trading, core clients",
        "krakensim, core",
        "cli, core backtesting optimization clients trading krakensim",
        "cli.terminal, core",
        "cli.trade, core clients trading cli.terminal",
        "cli.krakensim, core backtesting.synthetic trading krakensim cli.terminal",
    })
    void aModuleSeesOnlyTheModulesBelowIt(String module, String below) {
        var allowed =
                Stream.concat(Stream.of(module), Stream.of(below.split(" ")))
                        .filter(name -> !name.isEmpty())
                        .map(name -> "io.trellis." + name + "..")
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("io.trellis." + module + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.trellis..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(OwnClasses.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "picocli, cli",
        "io.jenetics, optimization",
        "org.apache.parquet, backtesting.store",
        "org.apache.avro, backtesting.store",
        "org.apache.hadoop, backtesting.store",
        "com.github.luben, backtesting.store",
        "de.siegmar.fastcsv, backtesting.store",
        "tech.tablesaw, backtesting|optimization.sweep",
        "org.nd4j, backtesting.markov",
        "okhttp3, clients",
        "org.java_websocket, krakensim.network",
        "org.sqlite, trading.projection",
        "java.sql, trading.projection",
    })
    void aLibraryStaysBehindItsPackages(String library, String homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Arrays.stream(homes.split("\\|"))
                                .map(home -> "io.trellis." + home + "..")
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(OwnClasses.ALL);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.trellis.(**)").should().beFreeOfCycles().check(OwnClasses.ALL);
    }

    @Test
    void packagesAreNamedBySubject() {
        assertThat(OwnClasses.ALL)
                .extracting(JavaClass::getPackageName)
                .noneMatch(
                        name -> name.matches(".*\\.(util|common|impl|manager|helper|model)\\b.*"));
    }

    @Test
    void packagesSayThatNothingIsNull() {
        assertThat(OwnClasses.ALL)
                .extracting(JavaClass::getPackage)
                .allMatch(subject -> subject.isAnnotatedWith(NullMarked.class));
    }
}
