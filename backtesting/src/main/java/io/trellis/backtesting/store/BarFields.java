package io.trellis.backtesting.store;

/**
 * How the rows of a file of bars are laid out.
 *
 * @param columns which field is what
 * @param headerLine whether the first line holds names
 * @param delimiter between the fields
 * @param timeForm how times are written
 */
public record BarFields(CsvHeader columns, boolean headerLine, char delimiter, TimeForm timeForm) {}
