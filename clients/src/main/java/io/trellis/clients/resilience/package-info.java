/**
 * What a client does when calls fail: how long it waits, how often it tries, and when it stops
 * asking for a while. Nothing here sends anything.
 *
 * <p>Read {@link io.trellis.clients.resilience.Backoff} first.
 */
@NullMarked
package io.trellis.clients.resilience;

import org.jspecify.annotations.NullMarked;
