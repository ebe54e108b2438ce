/** What trades on paper equals what was tested. */
@NullMarked
package io.trellis.cli.parity;

import org.jspecify.annotations.NullMarked;
