package io.trellis.trading.run;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.trading.file.PrivateFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;

/**
 * A log of bounded size: a JSON object a line in {@code trade.jsonl}; when that is full it becomes
 * {@code trade.1.jsonl}, and so on, and the oldest one goes. Whatever a text holds, its line stays
 * one line of printable characters. Not safe for use by several threads.
 */
final class RunLog implements AutoCloseable {

    private static final int LONGEST_TEXT = 2_000;

    private final Path folder;
    private final long mostBytes;
    private final int files;
    private FileChannel channel;
    private long bytes;

    /**
     * Goes on with the log of a folder.
     *
     * @param mostBytes of a file
     * @param files that there are at most, 2 or more
     */
    RunLog(Path folder, long mostBytes, int files) throws IOException {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.files = files;
        this.channel = open();
        this.bytes = channel.size();
    }

    /**
     * Adds a line.
     *
     * @throws IOException if the disk does not take it; the next line may be taken again
     */
    void add(Json.ObjectValue entry) throws IOException {
        byte[] line = (JsonWriter.line(printable(entry)) + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes > 0 && bytes + line.length > mostBytes) {
            rotate();
        }
        ByteBuffer rest = ByteBuffer.wrap(line);
        while (rest.hasRemaining()) {
            bytes += channel.write(rest);
        }
    }

    private static Json.ObjectValue printable(Json.ObjectValue entry) {
        var members = new LinkedHashMap<String, Json>();
        entry.members().forEach((name, value) -> members.put(name, printable(value)));
        return new Json.ObjectValue(members);
    }

    private static Json printable(Json value) {
        return switch (value) {
            case Json.TextValue(String text) ->
                    new Json.TextValue(Json.printable(text, LONGEST_TEXT));
            case Json.ObjectValue object -> printable(object);
            case Json.ArrayValue(var items) ->
                    new Json.ArrayValue(items.stream().map(RunLog::printable).toList());
            case Json.NumberValue _, Json.BooleanValue _, Json.NullValue _ -> value;
        };
    }

    private void rotate() throws IOException {
        channel.close();
        for (int i = files - 1; i >= 1; i--) {
            Path newer = file(i - 1);
            if (Files.exists(newer)) {
                Files.move(
                        newer,
                        file(i),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        channel = open();
        bytes = 0;
    }

    private FileChannel open() throws IOException {
        return PrivateFile.open(file(0), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path file(int age) {
        return folder.resolve(age == 0 ? "trade.jsonl" : "trade." + age + ".jsonl");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
