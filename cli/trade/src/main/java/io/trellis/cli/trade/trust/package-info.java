/**
 * {@code trade trust}: whose strategy files may be traded. Read {@link
 * io.trellis.cli.trade.trust.TrustCommand} first.
 */
@NullMarked
package io.trellis.cli.trade.trust;

import org.jspecify.annotations.NullMarked;
