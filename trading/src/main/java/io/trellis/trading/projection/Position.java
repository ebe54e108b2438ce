package io.trellis.trading.projection;

/**
 * How far tables have come.
 *
 * @param records of the journal that they hold; 0 for none
 * @param digest of all rows that were ever put, in their order
 * @param asOf time of the last of these records, empty for none
 */
record Position(long records, long digest, String asOf) {

    static final Position NONE = new Position(0, 0, "");
}
