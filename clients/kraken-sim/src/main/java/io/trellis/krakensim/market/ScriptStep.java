package io.trellis.krakensim.market;

/**
 * One line of a script.
 *
 * @param afterNanos when, since the script began
 * @param command what
 */
record ScriptStep(long afterNanos, ScriptCommand command) {}
