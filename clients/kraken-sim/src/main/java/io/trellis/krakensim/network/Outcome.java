package io.trellis.krakensim.network;

import io.trellis.krakensim.HttpAnswer;

/** What comes of a call. */
public sealed interface Outcome {

    /** A whole answer, of the venue or of a server in between. */
    record Answer(HttpAnswer answer) implements Outcome {}

    /**
     * No whole answer.
     *
     * @param words what failed, without a full stop
     * @param mayHaveBeenSent what the caller can know: whether some byte may have left
     * @param delivered what only the world knows: whether the venue carried the request out
     */
    record NoAnswer(String words, boolean mayHaveBeenSent, boolean delivered) implements Outcome {}
}
