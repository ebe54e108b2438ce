package io.trellis.krakensim;

/**
 * An answer as it leaves.
 *
 * @param status 200 for nearly everything, errors included
 * @param contentType of the body
 * @param body the bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record HttpAnswer(int status, String contentType, byte[] body) {}
