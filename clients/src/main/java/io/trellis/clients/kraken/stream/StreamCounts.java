package io.trellis.clients.kraken.stream;

/**
 * What a stream has met since it began.
 *
 * @param frames all of them
 * @param unreadable frames that were none, or beyond the limits
 * @param unknown frames of channels, and fields, that we do not know
 * @param strangers frames of markets that are not followed
 * @param brokenBooks books whose checksum was wrong, or a message of which could not be taken
 * @param duplicates things that were told twice
 * @param gaps in what is numbered
 * @param reconnections connections that were lost, or not had
 */
public record StreamCounts(
        long frames,
        long unreadable,
        long unknown,
        long strangers,
        long brokenBooks,
        long duplicates,
        long gaps,
        long reconnections) {}
