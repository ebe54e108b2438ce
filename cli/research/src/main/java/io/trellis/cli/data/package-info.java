/**
 * The program {@code data}: imports, shows, exports and generates bars. Read {@link
 * io.trellis.cli.data.DataProgram} first.
 */
@NullMarked
package io.trellis.cli.data;

import org.jspecify.annotations.NullMarked;
