/** Files that are whole or not there. Read {@link io.trellis.trading.file.WholeFile} first. */
@NullMarked
package io.trellis.trading.file;

import org.jspecify.annotations.NullMarked;
