@NullMarked
package io.trellis.trading.projection;

import org.jspecify.annotations.NullMarked;
