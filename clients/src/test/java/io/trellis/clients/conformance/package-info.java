/**
 * What a client of Kraken owes, statement by statement, held against the local Kraken. A test is
 * named after the number of its statement in the list of the venue's conformance. Read {@link
 * io.trellis.clients.conformance.Machine} first: it is a client in a world.
 */
@NullMarked
package io.trellis.clients.conformance;

import org.jspecify.annotations.NullMarked;
