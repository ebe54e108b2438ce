@NullMarked
package io.trellis.optimization.study;

import org.jspecify.annotations.NullMarked;
