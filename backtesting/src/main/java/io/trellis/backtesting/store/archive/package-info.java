/**
 * Files of bars and trades as venues and others hand them out, one or many, plain, gzip or zip:
 * what they hold, told by their content, and how they become a stored series.
 *
 * <p>Read {@link io.trellis.backtesting.store.archive.Archives} first. Nothing is repaired: the
 * first line that breaks a rule ends an import with a sentence that names file, line, field and
 * value.
 */
@NullMarked
package io.trellis.backtesting.store.archive;

import org.jspecify.annotations.NullMarked;
