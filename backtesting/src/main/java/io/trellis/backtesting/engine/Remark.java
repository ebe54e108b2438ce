package io.trellis.backtesting.engine;

import io.trellis.core.strategy.Note;

/**
 * Something a strategy reported.
 *
 * @param timeMillis start of the bar, UTC
 */
public record Remark(long timeMillis, Note note) {}
