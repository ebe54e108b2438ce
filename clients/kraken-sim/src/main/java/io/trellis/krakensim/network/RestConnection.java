package io.trellis.krakensim.network;

import io.trellis.krakensim.HttpAnswer;
import io.trellis.krakensim.HttpRequest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connection of HTTP/1.1: a call after another, each answered, cut off or left alone. */
final class RestConnection implements Runnable {

    /** How long a caller is left without an answer that a fault withholds. */
    private static final long SILENCE_MINUTES = 10;

    private final Socket socket;
    private final RestHandler handler;

    RestConnection(Socket socket, RestHandler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    /** Carries out calls. */
    @FunctionalInterface
    interface RestHandler {
        void call(HttpRequest request, CallListener caller);
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (serve(in, out)) {
                out.flush();
            }
        } catch (IOException _) {
            // The other side is gone, and nobody is left to be told.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean serve(InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        Optional<HttpRequest> request;
        try {
            request = RequestReader.read(in);
        } catch (RequestReader.BadRequest e) {
            out.write(bytes(e.answer(), false));
            return false;
        }
        if (request.isEmpty()) {
            return false;
        }
        boolean stays = !"close".equalsIgnoreCase(request.get().headers().get("connection"));
        var coming = new Coming(stays);
        handler.call(request.get(), coming);
        byte[] reply = coming.await();
        out.write(reply);
        return stays && coming.whole;
    }

    private static byte[] bytes(HttpAnswer answer, boolean stays) {
        String head =
                "HTTP/1.1 "
                        + answer.status()
                        + " "
                        + reason(answer.status())
                        + "\r\nContent-Type: "
                        + answer.contentType()
                        + "\r\nContent-Length: "
                        + answer.body().length
                        + "\r\nConnection: "
                        + (stays ? "keep-alive" : "close")
                        + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + answer.body().length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(answer.body(), 0, all, first.length, answer.body().length);
        return all;
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 411 -> "Length Required";
            case 413 -> "Content Too Large";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 502 -> "Bad Gateway";
            default -> "Error";
        };
    }

    /** The bytes that come of a call, made on the venue's thread and awaited on this one. */
    private static final class Coming implements CallListener {

        private final CompletableFuture<byte[]> reply = new CompletableFuture<>();
        private final boolean stays;
        private volatile boolean whole;

        Coming(boolean stays) {
            this.stays = stays;
        }

        @Override
        public void answered(HttpAnswer answer) {
            whole = true;
            reply.complete(bytes(answer, stays));
        }

        @Override
        public void cut(HttpAnswer answer, long millionths) {
            byte[] all = bytes(answer, stays);
            reply.complete(Arrays.copyOf(all, Damage.share(all.length, millionths)));
        }

        @Override
        public void failed(String words, boolean mayHaveBeenSent, boolean delivered) {
            reply.complete(new byte[0]);
        }

        byte[] await() throws InterruptedException {
            try {
                return reply.get(SILENCE_MINUTES, TimeUnit.MINUTES);
            } catch (TimeoutException | ExecutionException _) {
                return new byte[0];
            }
        }
    }
}
