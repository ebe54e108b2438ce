package io.trellis.core.feed;

import java.nio.ByteBuffer;

/**
 * Where the bytes of a feed come from; a file channel, in practice.
 *
 * <p>Failures of the device are the implementer's to report, as an unchecked exception.
 */
@FunctionalInterface
public interface FeedSource {

    /**
     * Puts some bytes into the buffer, which has room for at least one.
     *
     * @return how many, at least 1; or -1 when there are no more
     */
    int read(ByteBuffer target);
}
