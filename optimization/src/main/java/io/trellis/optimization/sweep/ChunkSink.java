package io.trellis.optimization.sweep;

import java.io.IOException;

/** Is given the chunks of a sweep, in order. */
@FunctionalInterface
public interface ChunkSink {

    /**
     * The next chunk.
     *
     * @throws IOException if it cannot be written
     */
    void accept(RunChunk chunk) throws IOException;
}
