/**
 * What came of a run, for its owner: figures, and files for other programs. Read {@link
 * io.trellis.trading.report.RunReport} first. Everything is made of the tables of {@link
 * io.trellis.trading.projection}, so it can be had while the trader runs.
 */
@NullMarked
package io.trellis.trading.report;

import org.jspecify.annotations.NullMarked;
