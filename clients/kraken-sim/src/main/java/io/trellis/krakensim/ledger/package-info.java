/** What accounts have and what changed it: {@link io.trellis.krakensim.ledger.Account} first. */
@NullMarked
package io.trellis.krakensim.ledger;

import org.jspecify.annotations.NullMarked;
