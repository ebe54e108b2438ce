/**
 * Clients of trading venues: the ports of the core, one package per venue.
 */
@NullMarked
package io.trellis.clients;

import org.jspecify.annotations.NullMarked;
