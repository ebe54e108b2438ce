/** The live shell around the core: paper trading first. Read {@code trading.paper}. */
@NullMarked
package io.trellis.trading;

import org.jspecify.annotations.NullMarked;
