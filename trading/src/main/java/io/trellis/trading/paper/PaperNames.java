package io.trellis.trading.paper;

/** The names that the venue on paper gives, each once. */
final class PaperNames {

    private long count;

    String nextOrder() {
        return "paper-order-" + ++count;
    }

    String nextFill() {
        return "paper-fill-" + ++count;
    }

    String nextEntry() {
        return "paper-entry-" + ++count;
    }

    /** A name that was given before this process: no other one is given again. */
    void saw(String name) {
        String number = name.substring(name.lastIndexOf('-') + 1);
        count = Math.max(count, Long.parseLong(number));
    }
}
