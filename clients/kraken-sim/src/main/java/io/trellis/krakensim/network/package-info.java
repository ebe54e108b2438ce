/**
 * What lies between a client and the exchange: time, connections, and all that goes wrong on them.
 * Everything runs on one {@link io.trellis.krakensim.network.Agenda}, under virtual time in a test
 * or by a real clock behind sockets. Read {@link io.trellis.krakensim.network.VirtualNetwork}
 * first.
 */
@NullMarked
package io.trellis.krakensim.network;

import org.jspecify.annotations.NullMarked;
