package io.trellis.krakensim.rest;

/** What a call gives: a result, or an error. */
sealed interface Reply {

    /** A result, as JSON. */
    record Result(String json) implements Reply {}

    /** An error, in the words of the wire. */
    record Failure(String error) implements Reply {}

    static Reply of(Object json) {
        return new Result(json.toString());
    }

    static Reply error(String error) {
        return new Failure(error);
    }

    static Reply wrong(String argument) {
        return new Failure("EGeneral:Invalid arguments:" + argument);
    }
}
