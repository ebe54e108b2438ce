/**
 * The client and the local Kraken in one thread under virtual time. Read {@link
 * io.trellis.clients.virtual.VirtualHost} first: it is the machine that the client runs on.
 */
@NullMarked
package io.trellis.clients.world;

import org.jspecify.annotations.NullMarked;
