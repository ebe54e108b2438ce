/** What the tests of this module share. */
@NullMarked
package io.trellis.optimization;

import org.jspecify.annotations.NullMarked;
