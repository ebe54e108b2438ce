/** The WebSocket face, version 2: read {@link io.trellis.krakensim.socket.SocketFace} first. */
@NullMarked
package io.trellis.krakensim.socket;

import org.jspecify.annotations.NullMarked;
