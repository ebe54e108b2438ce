package io.trellis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;

import io.trellis.cli.terminal.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class BenchProgramTest {

    private static final Sizes TINY =
            new Sizes(
                    3_000,
                    4,
                    2,
                    10,
                    6,
                    1,
                    20,
                    2_000,
                    3,
                    1_000,
                    2_000,
                    500,
                    2_000,
                    new Timing(Duration.ZERO, Duration.ZERO, 1));

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void givenJson_whenTheKernelIsMeasured_thenEveryRowHasNameValueUnitGoalAndMet()
            throws IOException {
        int code = run("--json", "--only", "^W1 ");

        assertThat(code).isZero();
        List<String> names = fieldsOfFirstRow();
        assertThat(names).startsWith("name", "value", "unit", "goal", "met");
        assertThat(out.toString())
                .contains("\"W1 dense\"")
                .contains("4 of 4 sets equal to dense, 2 to the reference engine")
                .doesNotContain("NOT EQUAL");
    }

    @Test
    void givenEveryRuleSet_whenMeasured_thenCompressedDenseAndReferenceAgree() {
        int code = run("--only", "over dense");

        assertThat(out.toString()).doesNotContain("FAILED").contains("killSwitch", "trail both");
        assertThat(code).isZero();
    }

    @Test
    void givenTheRowsWithoutKernelRates_whenMeasured_thenAllComeToAnEnd() {
        int code =
                run(
                        "--only",
                        "engine|indicator|load|1,000,000|prints|cost in|two cores|W2|ta4j, one");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains(
                        "indicator RSI",
                        "load 2,000 bars",
                        "peer ta4j",
                        "cost in cells",
                        "SCALED from 20 sets")
                .doesNotContain("FAILED");
    }

    @Test
    void givenALongRun_thenItIsTakenUpInAProcessOfItsOwnAndItsTablesAreMade() {
        assertThat(run("--only", "^run:")).isZero();
        assertThat(out.toString())
                .contains(
                        "run: ready again after 2,000 records",
                        "run: heap in use after 2,000 records",
                        "run: tables made anew from 2,000 records")
                .doesNotContain("FAILED");
    }

    @Test
    void givenAWord_thenItNamesTheRowsAsOnlyDoes() {
        assertThat(run("optimize.*(warm|evalua)")).isZero();
        assertThat(out.toString())
                .contains("6 x 6", "warm, 2 threads", "evaluations a second")
                .doesNotContain("FAILED", "validation");

        assertThat(run("optimize", "--only", "W1")).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString()).contains("--only W1 and optimize: give one.");
    }

    @Test
    void givenAPatternOfNoRow_thenItIsWrongInputAndSaysSo() {
        assertThat(run("--only", "no such row")).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "--only no such row is found in the name of no row; --list names them.");
    }

    @Test
    void givenNoRegularExpression_thenItIsWrongInput() {
        assertThat(run("--only", "(")).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString()).contains("--only ( is no regular expression");
    }

    @Test
    void givenAList_thenTheRowsAreNamedAndNothingIsMeasured() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString()).contains("reference engine, full features", "peer vectorbt");
        assertThat(err.toString()).isEmpty();
    }

    private List<String> fieldsOfFirstRow() throws IOException {
        List<String> names = new ArrayList<>();
        try (var parser = new JsonFactory().createParser(out.toString())) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            for (var token = parser.nextToken();
                    token != JsonToken.END_OBJECT;
                    token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    names.add(parser.currentName());
                }
            }
        }
        return names;
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--root=" + folder);
        return Program.commandLine(new BenchProgram(TINY))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
