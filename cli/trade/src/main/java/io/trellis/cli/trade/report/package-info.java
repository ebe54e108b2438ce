/**
 * What came of a run, on the screen and in files. Read {@link
 * io.trellis.cli.trade.report.ReportCommand} first.
 */
@NullMarked
package io.trellis.cli.trade.report;

import org.jspecify.annotations.NullMarked;
