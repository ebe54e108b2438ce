package io.trellis.krakensim.market;

/**
 * One line of a script.
 *
 * @param place file and line
 * @param afterNanos when, since the script began
 * @param command what
 */
record ScriptStep(String place, long afterNanos, ScriptCommand command) {}
