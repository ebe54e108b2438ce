package io.trellis.clients.virtual;

import io.trellis.clients.net.WebSockets;
import io.trellis.krakensim.Face;
import io.trellis.krakensim.network.Line;
import io.trellis.krakensim.network.LineListener;
import io.trellis.krakensim.network.VirtualNetwork;

import java.net.URI;

/** WebSockets over a virtual network; the port of an address tells the face. */
final class VirtualSockets implements WebSockets {

    private final VirtualNetwork network;

    VirtualSockets(VirtualNetwork network) {
        this.network = network;
    }

    @Override
    public Connection open(URI url, Listener listener) {
        Face face = url.getPort() == VirtualHost.ACCOUNT_PORT ? Face.ACCOUNT : Face.PUBLIC;
        Line line =
                network.open(
                        face,
                        new LineListener() {

                            @Override
                            public void opened() {
                                listener.opened();
                            }

                            @Override
                            public void text(String frame) {
                                listener.text(frame);
                            }

                            @Override
                            public void ended(String words) {
                                listener.ended(words);
                            }
                        });
        return new Connection() {

            @Override
            public boolean send(String text) {
                return line.send(text);
            }

            @Override
            public void abort() {
                line.abort();
            }
        };
    }
}
