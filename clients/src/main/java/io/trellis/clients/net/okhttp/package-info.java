/**
 * The real world over OkHttp, with everything switched off by which it would send something twice
 * or to somebody else: recovery, redirects, follow-ups, authenticators.
 *
 * <p>Read {@link io.trellis.clients.net.okhttp.StrictClient} first.
 */
@NullMarked
package io.trellis.clients.net.okhttp;

import org.jspecify.annotations.NullMarked;
