package io.trellis.cli.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The launcher starts the program that holds keys so that its memory comes to no disk. */
class GuardFlagsTest {

    private static final Pattern FLAGS = Pattern.compile("guard_flags='([^']+)'");

    @Test
    void theFlagsOfTheLauncherForbidDumpsCrashReportsAndAttaching()
            throws IOException, InterruptedException {
        String launcher = Files.readString(Path.of("..", "..", "bin", "launcher.sh"));
        Matcher flags = FLAGS.matcher(launcher);
        assertThat(flags.find()).isTrue();
        assertThat(launcher).contains("ulimit -c 0");
        assertThat(flags.group(1)).contains("-Djdk.serialFilter=!*");

        assertThat(finalFlags(List.of(flags.group(1).strip().split("\\s+"))))
                .containsPattern("ExitOnOutOfMemoryError += true")
                .containsPattern("DisableAttachMechanism += true")
                .containsPattern("SuppressFatalErrorMessage += true")
                .containsPattern("CreateCoredumpOnCrash += false")
                .containsPattern("HeapDumpOnOutOfMemoryError += false");
    }

    /** What a Java virtual machine makes of flags; it ends at once. */
    private static String finalFlags(List<String> flags) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
