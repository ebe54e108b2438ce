package io.trellis.krakensim.market;

import java.time.Duration;

/** How fast a recorded market is played on the clock of the venue. */
public sealed interface Pace {

    /** So many seconds of the market in a second of the venue. */
    record Times(double speed) implements Pace {

        /**
         * Checks the speed.
         *
         * @throws IllegalArgumentException if the market would not move on
         */
        public Times {
            if (!(speed > 0)) {
                throw new IllegalArgumentException("a speed is above 0, was " + speed);
            }
        }
    }

    /** One move after another at equal distances, whatever lay between them. */
    record Every(Duration distance) implements Pace {

        /**
         * Checks the distance.
         *
         * @throws IllegalArgumentException if all would happen at once
         */
        public Every {
            if (!distance.isPositive()) {
                throw new IllegalArgumentException("a distance is above 0, was " + distance);
            }
        }
    }
}
