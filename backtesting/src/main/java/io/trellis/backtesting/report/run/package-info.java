/**
 * The report of one run: its figures with what they mean, and its page. Read {@link
 * io.trellis.backtesting.report.run.RunPage} first.
 */
@NullMarked
package io.trellis.backtesting.report.run;

import org.jspecify.annotations.NullMarked;
