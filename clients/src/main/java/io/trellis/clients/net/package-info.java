/**
 * The outside world as a client needs it: a clock with timers, HTTP calls and WebSockets. A client
 * is written against these, so that the same code runs over the internet, over loopback, and under
 * virtual time in a test.
 *
 * <p>Everything a client does happens on its {@link io.trellis.clients.net.Loop}, one thing at a
 * time; so its state needs no locks. Read that first.
 */
@NullMarked
package io.trellis.clients.net;

import org.jspecify.annotations.NullMarked;
