/**
 * A machine with a client, a network and a local Kraken under one virtual clock. Read {@link
 * io.trellis.clients.virtual.VirtualHost} first.
 */
@NullMarked
package io.trellis.clients.virtual;

import org.jspecify.annotations.NullMarked;
