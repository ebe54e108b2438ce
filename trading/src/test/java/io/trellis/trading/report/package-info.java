@NullMarked
package io.trellis.trading.report;

import org.jspecify.annotations.NullMarked;
