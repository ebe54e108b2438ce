package io.trellis.krakensim.network;

import java.net.InetAddress;

/** The only address that anything here listens on. */
final class Loopback {

    static final String NAME = "127.0.0.1";
    static final InetAddress ADDRESS = InetAddress.ofLiteral(NAME);

    private Loopback() {}
}
