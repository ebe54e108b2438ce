/**
 * Reports as one HTML file that opens offline: pages made of sections, sections of blocks (text,
 * tables, charts as data). Nothing here knows what a backtest is, and nothing is fetched from
 * anywhere. Read {@link io.trellis.backtesting.report.html.Page} first, then {@link
 * io.trellis.backtesting.report.html.Block} and {@link io.trellis.backtesting.report.html.Chart}.
 */
@NullMarked
package io.trellis.backtesting.report.html;

import org.jspecify.annotations.NullMarked;
