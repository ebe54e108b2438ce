/**
 * A strategy's life over a series of bars, and what came of it, whatever the plug-in. Read {@link
 * io.trellis.core.session.Session} first.
 */
@NullMarked
package io.trellis.core.session;

import org.jspecify.annotations.NullMarked;
