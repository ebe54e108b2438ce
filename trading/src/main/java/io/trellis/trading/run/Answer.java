package io.trellis.trading.run;

/**
 * What became of a command.
 *
 * @param id of the command
 * @param words why not, where it was not done
 */
public record Answer(String id, boolean done, String words) {}
