/**
 * Brings a venue's past trades into a folder, page by page, in the pace that the venue wants, so
 * that it can be stopped or killed at any point and goes on where it was.
 *
 * <p>Read {@link io.trellis.backtesting.fetch.TradeFetch} first. Clock, waiting and chance come
 * from outside.
 */
@NullMarked
package io.trellis.backtesting.fetch;

import org.jspecify.annotations.NullMarked;
