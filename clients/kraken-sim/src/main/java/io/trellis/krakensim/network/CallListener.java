package io.trellis.krakensim.network;

import io.trellis.krakensim.HttpAnswer;

import java.util.function.Consumer;

/** What the caller's end of a call hears of it: one of these, or nothing for ever. */
interface CallListener {

    void answered(HttpAnswer answer);

    /** The first bytes of an answer, its head included; then the connection is gone. */
    void cut(HttpAnswer whole, long millionths);

    void failed(String words, boolean mayHaveBeenSent, boolean delivered);

    /** For callers who do not see bytes. */
    static CallListener of(Consumer<Outcome> outcome) {
        return new CallListener() {

            @Override
            public void answered(HttpAnswer answer) {
                outcome.accept(new Outcome.Answer(answer));
            }

            @Override
            public void cut(HttpAnswer whole, long millionths) {
                failed("the connection broke within the answer", true, true);
            }

            @Override
            public void failed(String words, boolean mayHaveBeenSent, boolean delivered) {
                outcome.accept(new Outcome.NoAnswer(words, mayHaveBeenSent, delivered));
            }
        };
    }
}
