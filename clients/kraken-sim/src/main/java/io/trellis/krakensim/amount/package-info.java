/**
 * Exact decimals as whole units of their last digit: {@link io.trellis.krakensim.amount.Amounts}.
 */
@NullMarked
package io.trellis.krakensim.amount;

import org.jspecify.annotations.NullMarked;
