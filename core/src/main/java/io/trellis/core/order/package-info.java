/** What traded and why. Read {@link io.trellis.core.order.Fill} first. */
@NullMarked
package io.trellis.core.order;

import org.jspecify.annotations.NullMarked;
