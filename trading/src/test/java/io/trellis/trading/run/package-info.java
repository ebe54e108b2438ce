/** Folders, commands and settings of runs. */
@NullMarked
package io.trellis.trading.run;

import org.jspecify.annotations.NullMarked;
