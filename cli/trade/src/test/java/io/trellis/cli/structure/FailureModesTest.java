package io.trellis.cli.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of failure modes names every one of them, each with a test that exists or a reason. */
class FailureModesTest {

    private static final Path ROOT = Path.of("..", "..");

    private static final Path TABLE = ROOT.resolve("docs").resolve("failure-modes.md");

    /** First and last number of each run of rows. */
    private static final int[][] NUMBERS = {
        {1, 24},
        {30, 64},
        {70, 79},
        {80, 88},
        {90, 117},
        {120, 127},
        {130, 149},
        {170, 174},
        {150, 169},
        {175, 177},
    };

    private static final Pattern TEST_SOURCE =
            Pattern.compile("[/\\\\]src[/\\\\]test[/\\\\]java[/\\\\]");

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

    private static final Pattern REASON = Pattern.compile("(?:Not yet|Does not apply): .{20,}\\.");

    private static final Pattern RUN =
            Pattern.compile("\n    @(?:Test|ParameterizedTest|RepeatedTest)\\b");

    private record Row(String id, String what, String heldBy) {

        List<MatchResult> tests() {
            return TEST.matcher(heldBy).results().toList();
        }

        boolean hasReason() {
            return REASON.matcher(heldBy).find();
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| FM-"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(cells[1].strip(), cells[2].strip(), cells[3].strip()))
                .toList();
    }

    @Test
    void everyFailureModeHasOneRow() throws IOException {
        List<String> expected =
                Stream.of(NUMBERS)
                        .flatMapToInt(run -> IntStream.rangeClosed(run[0], run[1]))
                        .mapToObj(number -> String.format(Locale.ROOT, "FM-%03d", number))
                        .toList();

        assertThat(rows()).extracting(Row::id).containsExactlyElementsOf(expected);
    }

    @Test
    void everyRowSaysWhatHappensAndIsHeldByATestOrHasAReason() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.what()).as(row.id()).hasSizeGreaterThan(10));
        assertThat(rows())
                .filteredOn(row -> row.tests().isEmpty() && !row.hasReason())
                .extracting(Row::id)
                .as("rows of %s with neither a test nor a reason", TABLE)
                .isEmpty();
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<Path> sources = testSources();
        var missing = new ArrayList<String>();
        for (Row row : rows()) {
            for (MatchResult test : row.tests()) {
                if (!exists(test.group(1), test.group(2), sources)) {
                    missing.add(row.id() + ": " + test.group());
                }
            }
        }

        assertThat(missing).as("tests that %s names and nobody has", TABLE).isEmpty();
    }

    /** A method of this name behind an annotation that has it run. */
    private static boolean exists(String type, String method, List<Path> sources)
            throws IOException {
        for (Path source : sources) {
            if (source.endsWith(type + ".java") && isRun(Files.readString(source), method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRun(String source, String method) {
        int at = source.indexOf("void " + method + "(");
        String before = source.substring(0, Math.max(at, 0));
        return RUN.matcher(before.substring(before.lastIndexOf("\n    }\n") + 1)).find();
    }

    private static List<Path> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 20)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> TEST_SOURCE.matcher(file.toString()).find())
                    .toList();
        }
    }
}
