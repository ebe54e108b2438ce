package io.trellis.core.journal;

import io.trellis.core.strategy.Note;

/** What a strategy reports of itself. */
final class NoteCodec {

    private static final int STARTED = 0;
    private static final int START_REFUSED = 1;
    private static final int RECENTERED = 2;
    private static final int RECENTER_REFUSED = 3;
    private static final int TRAILED = 4;
    private static final int NOT_PLACED = 5;
    private static final int BUYING = 6;
    private static final int STOPPED = 7;

    private NoteCodec() {}

    static void write(RecordOutput out, Note note) {
        switch (note) {
            case Note.Started started -> {
                out.raw(STARTED);
                out.signed(started.priceTicks());
            }
            case Note.StartRefused refused -> {
                out.raw(START_REFUSED);
                out.text(refused.reason());
            }
            case Note.Recentered recentered -> {
                out.raw(RECENTERED);
                out.text(recentered.trigger());
                out.signed(recentered.priceTicks());
            }
            case Note.RecenterRefused refused -> {
                out.raw(RECENTER_REFUSED);
                out.text(refused.trigger());
                out.text(refused.reason());
            }
            case Note.Trailed trailed -> {
                out.raw(TRAILED);
                out.flag(trailed.up());
            }
            case Note.NotPlaced notPlaced -> {
                out.raw(NOT_PLACED);
                out.text(notPlaced.order());
                out.text(notPlaced.reason());
            }
            case Note.Buying buying -> {
                out.raw(BUYING);
                out.flag(buying.allowed());
            }
            case Note.Stopped stopped -> {
                out.raw(STOPPED);
                out.text(stopped.rule());
                out.flag(stopped.forGood());
            }
        }
    }

    static Note read(RecordInput in) {
        int kind = in.raw();
        return switch (kind) {
            case STARTED -> new Note.Started(in.signed());
            case START_REFUSED -> new Note.StartRefused(in.text());
            case RECENTERED -> new Note.Recentered(in.text(), in.signed());
            case RECENTER_REFUSED -> new Note.RecenterRefused(in.text(), in.text());
            case TRAILED -> new Note.Trailed(in.flag());
            case NOT_PLACED -> new Note.NotPlaced(in.text(), in.text());
            case BUYING -> new Note.Buying(in.flag());
            case STOPPED -> new Note.Stopped(in.text(), in.flag());
            default -> throw in.refusal("the kind of a note reads " + kind);
        };
    }
}
