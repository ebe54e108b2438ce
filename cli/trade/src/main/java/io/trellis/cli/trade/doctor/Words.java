package io.trellis.cli.trade.doctor;

/** Sentences of others as parts of a table. */
final class Words {

    private Words() {}

    /** Without the full stop at its end. */
    static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
