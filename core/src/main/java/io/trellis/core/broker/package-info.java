/** never comes. */
@NullMarked
package io.trellis.core.broker;

import org.jspecify.annotations.NullMarked;
