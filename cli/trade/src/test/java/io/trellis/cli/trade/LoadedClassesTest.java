package io.trellis.cli.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command that calls no venue starts without what calls one. */
class LoadedClassesTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "paper --help", "keys list", "doctor --help"})
    void givenACommandThatCallsNobody_thenNothingOfTheNetworkIsLoaded(String call)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xlog:class+load",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        TradeProgram.class.getName()),
                                Stream.of(call.split(" ")))
                        .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TRELLIS_HOME", folder.toString());
        Process process = builder.start();

        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(call).isZero();
        assertThat(loaded)
                .contains(TradeProgram.class.getName())
                .doesNotContain(
                        "okhttp3.", "kotlin.", "okio.", "io.github.resilience4j", "org.slf4j");
    }
}
