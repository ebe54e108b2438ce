package io.trellis.optimization.study;

import io.trellis.optimization.search.SearchListener;

/** Hears how a study gets on; called in the thread that runs it. */
public interface StudyListener extends SearchListener {

    /** What a study is at. */
    enum Stage {
        SEARCH("search"),
        WALK_FORWARD("walk forward"),
        ROBUSTNESS("other fills, costs, starts and parameters"),
        WORLDS("other worlds"),
        LUCK("luck"),
        HOLDOUT("holdout");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        /** For a person. */
        public String words() {
            return words;
        }
    }

    /** A stage begins. */
    void entered(Stage stage);

    /** Hears nothing. */
    static StudyListener silent() {
        return of(SearchListener.silent());
    }

    /** Hears of the search alone. */
    static StudyListener of(SearchListener search) {
        return new StudyListener() {
            @Override
            public void progressed(Progress progress) {
                search.progressed(progress);
            }

            @Override
            public boolean wantsEnd() {
                return search.wantsEnd();
            }

            @Override
            public void entered(Stage stage) {}
        };
    }
}
