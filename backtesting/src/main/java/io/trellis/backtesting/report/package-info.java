/**
 * Many results side by side: what is kept of each run, its figures by name, and the table of them.
 * Read {@link io.trellis.backtesting.report.Outcome} first, then {@link
 * io.trellis.backtesting.report.ResultTable}.
 */
@NullMarked
package io.trellis.backtesting.report;

import org.jspecify.annotations.NullMarked;
