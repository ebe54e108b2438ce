package io.trellis.trading.session;

/**
 * How a session has ended.
 *
 * @param clean whether it ended by itself or by a person's command, with everything done
 */
public record Ending(boolean clean, String reason) {}
