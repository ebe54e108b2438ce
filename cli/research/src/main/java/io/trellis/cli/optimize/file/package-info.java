/**
 * The commands of {@code optimize} that keep strategy files: making keys, signing, listing,
 * showing, comparing, explaining and ending them. Read {@link
 * io.trellis.cli.optimize.file.KeyFolder} and {@link io.trellis.cli.optimize.file.NamedStrategy}
 * first.
 */
@NullMarked
package io.trellis.cli.optimize.file;

import org.jspecify.annotations.NullMarked;
