package io.trellis.clients.kraken.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.clients.kraken.wire.Envelope;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.kraken.wire.WireReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Answers to calls that Kraken gave or its documents show, where they are at hand beside the
 * repository: each file with what is read in it, or with the refusal it ends in. Frames of streams
 * are in a table of their own.
 */
class RecordedRepliesTest {

    private static final Pattern OF_A_STREAM = Pattern.compile(".*__(ws|socket)[-_].*");

    static Stream<String> files() {
        return RecordedReplies.TABLE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void givenARecordedAnswer_thenItIsReadToWhatItSays(String file) throws IOException {
        RecordedReplies.Row row =
                Optional.ofNullable(RecordedReplies.TABLE.get(file)).orElseThrow();

        assertThat(read(file, row.parser()).split("\n")).containsExactlyElementsOf(row.lines());
    }

    private static String read(String file, Function<WireField, Object> parser) throws IOException {
        try {
            return ReplyText.of(parser.apply(result(bytes(file))));
        } catch (KrakenReadException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    /** Some files hold the call as well. */
    private static WireField result(byte[] bytes) {
        var whole = new WireField("call", "", WireReader.read(bytes, "call"));
        Optional<WireField> response = whole.find("response");
        return response.map(inside -> new WireField("call", "", inside.member("result").value()))
                .orElseGet(() -> Envelope.result(bytes, "call"));
    }

    /** Whatever else lies there: each parser reads it or refuses it in a sentence. */
    @Test
    void givenAnswersThatAreInNoTable_thenEachIsReadOrRefused() throws IOException {
        for (String file : unlisted()) {
            for (RecordedReplies.Row row : RecordedReplies.TABLE.values()) {
                assertThat(read(file, row.parser())).as(file).isNotNull();
            }
        }
    }

    @Test
    void givenTheTable_thenEachOfItsFilesIsThere() throws IOException {
        assertThat(calls()).containsAll(RecordedReplies.TABLE.keySet());
    }

    private static List<String> unlisted() throws IOException {
        return calls().stream()
                .filter(name -> !RecordedReplies.TABLE.containsKey(name))
                .filter(name -> !name.equals("README.md"))
                .filter(name -> !name.equals("ccxt__rest_requests.json"))
                .toList();
    }

    private static List<String> calls() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !OF_A_STREAM.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Bodies and queries as another client encodes them: ours are the same, byte for byte. */
    @Test
    void c05_givenRecordedRequests_thenOursAreEncodedAlike() throws IOException {
        WireField rows =
                new WireField(
                        "ccxt", "", WireReader.read(bytes("ccxt__rest_requests.json"), "ccxt"));
        assertThat(rows.items()).hasSize(19);
        for (WireField row : rows.items()) {
            String encoded =
                    row.find("body")
                            .map(WireField::text)
                            .filter(body -> !body.isEmpty())
                            .or(() ->
                                    Optional.ofNullable(
                                            URI.create(row.member("url").text()).getRawQuery()))
                            .orElse("");
            assertThat(form(encoded).encoded()).isEqualTo(encoded);
        }
    }

    private static Form form(String encoded) {
        Form form = Form.empty();
        for (String field : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            String[] parts = field.split("=", 2);
            form = form.with(decoded(parts[0]), decoded(parts[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String file) throws IOException {
        try (InputStream in = Files.newInputStream(folder().resolve(file))) {
            return file.endsWith(".gz")
                    ? new GZIPInputStream(in).readAllBytes()
                    : in.readAllBytes();
        }
    }

    private static Path folder() {
        Optional<Path> folder =
                Stream.iterate(
                                Path.of("").toAbsolutePath(),
                                path -> path.getParent() != null,
                                Path::getParent)
                        .map(path -> path.resolve("shared/data/fixtures/kraken"))
                        .filter(Files::isDirectory)
                        .findFirst();
        assumeTrue(folder.isPresent(), "there are no recorded answers of Kraken");
        return folder.orElseThrow();
    }
}
