/**
 * The program {@code trade}, with a class path of its own. Read {@link
 * io.trellis.cli.trade.PaperCommand} first.
 */
@NullMarked
package io.trellis.cli.trade;

import org.jspecify.annotations.NullMarked;
