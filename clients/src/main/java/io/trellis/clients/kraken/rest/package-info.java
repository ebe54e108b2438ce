/**
 * Kraken's REST calls with typed results. A read is made again until it succeeds or its budget is
 * used up; a write is sent once, and what is known of it afterwards is an outcome, never an
 * exception. Everything happens on the client's loop, private calls one at a time.
 *
 * <p>Read {@link io.trellis.clients.kraken.rest.KrakenRest} first.
 */
@NullMarked
package io.trellis.clients.kraken.rest;

import org.jspecify.annotations.NullMarked;
