/**
 * Money in integers of 10⁻⁸ quote: what fills cost, what the account holds. Read {@link
 * io.trellis.core.account.Account} first.
 */
@NullMarked
package io.trellis.core.account;

import org.jspecify.annotations.NullMarked;
