/**
 * The library as one types it in a notebook: short calls, and results that show themselves as
 * tables and pictures when they are the last line of a cell. Read {@link
 * io.trellis.notebook.Trellis} first.
 */
@NullMarked
package io.trellis.notebook;

import org.jspecify.annotations.NullMarked;
