/**
 * Sessions over a disk in memory and a venue on paper, under virtual time. Read {@link
 * io.trellis.trading.session.SessionRig} first.
 */
@NullMarked
package io.trellis.trading.session;

import org.jspecify.annotations.NullMarked;
