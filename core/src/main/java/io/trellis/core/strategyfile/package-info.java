/**
 * The strategy file: the one document that leads from research to trading. What it says, how it is
 * read, written, checked and identified by its digest; bytes in, bytes out, no files.
 *
 * <p>Read {@link io.trellis.core.strategyfile.StrategyFile} first, then {@link
 * io.trellis.core.strategyfile.StrategyCodec}; a sweep wants {@link
 * io.trellis.core.strategyfile.StrategyDocument}. Beside it, and read as strictly: the file of
 * limits of one run, {@link io.trellis.core.strategyfile.LimitsCodec}.
 */
@NullMarked
package io.trellis.core.strategyfile;

import org.jspecify.annotations.NullMarked;
