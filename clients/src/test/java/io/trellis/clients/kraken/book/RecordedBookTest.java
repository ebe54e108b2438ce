package io.trellis.clients.kraken.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Frames of a book that Kraken sent, where they are at hand beside the repository. */
class RecordedBookTest {

    private static final Path FIXTURE =
            Path.of("shared/data/fixtures/kraken/pykraken__ws-v2-book10-BTCUSD-20230730.jsonl.gz");

    @Test
    void givenTheRecordedFrames_thenAllChecksumsAreRight() throws IOException {
        List<String> frames = frames();

        assertThat(frames).hasSize(341);
        assertThat(wrong(frames, 10)).isZero();
    }

    /** The control: without the cut to the depth most of them are wrong. */
    @Test
    void givenTheRecordedFramesAndNoCut_thenMostChecksumsAreWrong() throws IOException {
        assertThat(wrong(frames(), 1_000)).isEqualTo(281);
    }

    private static long wrong(List<String> frames, int depth) {
        var book = new LevelBook(depth, Frames.BTC_USD);
        var message = new BookDecoder();
        return frames.stream()
                .filter(frame -> !(message.read(frame) && book.take(message)))
                .count();
    }

    private static List<String> frames() throws IOException {
        Optional<Path> file =
                Stream.iterate(
                                Optional.of(Path.of("").toAbsolutePath()),
                                Optional::isPresent,
                                folder -> folder.map(Path::getParent))
                        .flatMap(Optional::stream)
                        .map(folder -> folder.resolve(FIXTURE))
                        .filter(Files::exists)
                        .findFirst();
        assumeTrue(file.isPresent(), "there are no recorded frames of Kraken");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file.orElseThrow()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
