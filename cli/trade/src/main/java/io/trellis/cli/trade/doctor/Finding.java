package io.trellis.cli.trade.doctor;

import io.trellis.core.strategyfile.json.Json;

/**
 * What came of looking at one thing.
 *
 * @param subject what was looked at, in a word or two
 * @param words what was found, for a person, without a full stop
 * @param figures the same for a program; empty where there are none
 */
record Finding(String subject, State state, String words, Json.ObjectValue figures) {

    /** Whether it keeps one from trading. */
    enum State {
        GOOD("ok"),
        NOTE("note"),
        WRONG("WRONG"),
        UNCHECKED("not checked");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As it is printed. */
        String word() {
            return word;
        }
    }

    static Finding good(String subject, String words, Json.ObjectValue figures) {
        return new Finding(subject, State.GOOD, words, figures);
    }

    static Finding good(String subject, String words) {
        return good(subject, words, Json.object().build());
    }

    /** Worth knowing, but nothing that keeps one from trading now. */
    static Finding note(String subject, String words) {
        return new Finding(subject, State.NOTE, words, Json.object().build());
    }

    static Finding wrong(String subject, String words) {
        return new Finding(subject, State.WRONG, words, Json.object().build());
    }

    static Finding unchecked(String subject, String words) {
        return new Finding(subject, State.UNCHECKED, words, Json.object().build());
    }

    /** The same with figures. */
    Finding with(Json.ObjectValue others) {
        return new Finding(subject, state, words, others);
    }
}
