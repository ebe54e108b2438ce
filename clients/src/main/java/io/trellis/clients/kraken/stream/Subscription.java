package io.trellis.clients.kraken.stream;

import io.trellis.clients.net.Loop;

/** Where one topic stands. */
final class Subscription {

    /** Steps on the way. */
    enum State {
        /** To be asked for. */
        WANTED,
        /** Asked for; the answer is awaited. */
        ASKED,
        /** Granted; its first data are awaited. */
        GRANTED,
        /** It tells. */
        LIVE,
        /** To be taken back. */
        UNWANTED,
        /** Taken back; the answer is awaited. */
        LEAVING,
        /** Refused for good, or not to be asked for just now. */
        RESTING
    }

    final Topic topic;
    final Deadline deadline;
    State state = State.WANTED;

    /** Whether its first data came before the answer, which may be. */
    boolean told;

    /** Whether it shall be asked for again once it is taken back. */
    boolean again;

    /** How often in a row something was awaited in vain. */
    int failures;

    /** The request that is to be answered. */
    long requestId;

    Subscription(Topic topic, Loop loop) {
        this.topic = topic;
        this.deadline = new Deadline(loop);
    }
}
