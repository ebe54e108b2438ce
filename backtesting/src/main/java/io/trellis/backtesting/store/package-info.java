/**
 * Bars on disk: CSV in, Parquet in and out, feed files out, and what there is to say about their
 * quality.
 *
 * <p>Read {@link io.trellis.backtesting.store.BarColumns} first, then {@link
 * io.trellis.backtesting.store.CsvBarReader} and {@link
 * io.trellis.backtesting.store.ParquetBarStore}. Whatever is wrong with a file is an {@link
 * io.trellis.core.InvalidInputException} of one sentence; a device that fails (disk full, no
 * permission) is an {@link java.io.UncheckedIOException} of one sentence.
 */
@NullMarked
package io.trellis.backtesting.store;

import org.jspecify.annotations.NullMarked;
