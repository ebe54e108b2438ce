package io.trellis.krakensim.network;

/** The client's end of a line, down to its bytes. */
interface LineEnd {

    void opened();

    void text(String frame);

    /** The first bytes of a frame; then the connection is gone. */
    void cut(String frame, long millionths);

    /** The line has ended, or cannot be opened. */
    void ended(String words);

    /** For clients who do not see bytes. */
    static LineEnd of(LineListener listener) {
        return new LineEnd() {

            @Override
            public void opened() {
                listener.opened();
            }

            @Override
            public void text(String frame) {
                listener.text(frame);
            }

            @Override
            public void cut(String frame, long millionths) {
                listener.ended("the connection broke within a frame");
            }

            @Override
            public void ended(String words) {
                listener.ended(words);
            }
        };
    }
}
