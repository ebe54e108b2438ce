package io.trellis.optimization.ledger;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;

import java.time.DateTimeException;
import java.time.Instant;

/** A line of a ledger, without its hash. */
sealed interface Entry {

    /** What the line of a trial begins with. */
    String TRIAL = "trial ";

    /** Its text: words with one blank between them. */
    String words();

    /** Data that the entries after it speak of by number, counted from 0 through the ledger. */
    record Data(TrialData data) implements Entry {

        @Override
        public String words() {
            return "data %s %s %s %s %s"
                    .formatted(
                            data.series().path(),
                            data.sha256(),
                            data.from(),
                            data.to(),
                            data.engine());
        }
    }

    /** A trial on some data. */
    record Trial(int data, ParameterDigest parameters) implements Entry {

        @Override
        public String words() {
            return TRIAL + data + " " + parameters;
        }
    }

    /** A strategy that was tried on data that had been kept back. */
    record Holdout(int data, ParameterDigest strategy) implements Entry {

        @Override
        public String words() {
            return "holdout " + data + " " + strategy;
        }
    }

    /**
     * Reads a text of this form.
     *
     * @throws IllegalArgumentException if it is none, or not spelled as it would be written
     */
    static Entry parse(String text) {
        return text.startsWith(TRIAL) ? trial(text) : slowly(text);
    }

    /** Nearly every line is one of these. */
    private static Entry trial(String text) {
        int blank = text.indexOf(' ', TRIAL.length());
        if (blank < 0) {
            throw new IllegalArgumentException("no entry: " + text);
        }
        int data = Integer.parseInt(text, TRIAL.length(), blank, 10);
        Entry entry = new Trial(data, ParameterDigest.parse(text.substring(blank + 1)));
        if (entry.words().equals(text)) {
            return entry;
        }
        throw new IllegalArgumentException("no entry: " + text);
    }

    private static Entry slowly(String text) {
        String[] words = text.split(" ", -1);
        try {
            Entry entry = parse(words);
            if (entry.words().equals(text)) {
                return entry;
            }
        } catch (DateTimeException | InvalidInputException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
        throw new IllegalArgumentException("no entry: " + text);
    }

    private static Entry parse(String[] words) {
        if (words.length == 6 && words[0].equals("data")) {
            return new Data(
                    new TrialData(
                            SeriesId.parse(words[1]),
                            words[2],
                            Instant.parse(words[3]),
                            Instant.parse(words[4]),
                            words[5]));
        }
        if (words.length == 3 && words[0].equals("holdout")) {
            return new Holdout(Integer.parseInt(words[1]), ParameterDigest.parse(words[2]));
        }
        throw new IllegalArgumentException("no entry");
    }
}
