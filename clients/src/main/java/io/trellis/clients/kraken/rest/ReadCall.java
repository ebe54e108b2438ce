package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.RestCounter;
import io.trellis.clients.kraken.wire.Envelope;
import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.Remedy;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.net.Http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A read from its first attempt to its result, or to the end of its budget. */
final class ReadCall<T> implements Lane.Job {

    private static final Duration SLOW_LEAST = Duration.ofSeconds(5);
    private static final Duration SLOW_MOST = Duration.ofSeconds(15);
    private static final Duration JITTER = Duration.ofSeconds(1);

    /** Attempts after which a refused nonce is no matter of the order of arrival any more. */
    private static final int MOST_OVERTAKEN = 10;

    private final Reads reads;
    private final Question<T> question;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private int attempts;
    private int jumps;
    private boolean overtaken;
    private long firstNanos;

    /**
     * What is asked.
     *
     * @param call Kraken's name of it
     * @param cost for private calls; public ones are paced otherwise
     */
    record Question<T>(
            String call,
            Family family,
            RestCounter.Cost cost,
            Form form,
            Function<WireField, T> parser) {}

    ReadCall(Reads reads, Question<T> question) {
        this.reads = reads;
        this.question = question;
    }

    CompletableFuture<T> result() {
        return result;
    }

    @Override
    public Duration untilAllowed(long nowNanos) {
        return reads.untilAllowed(question.cost, nowNanos);
    }

    @Override
    public void send(Runnable done) {
        Optional<String> stopped = reads.stopped();
        if (stopped.isPresent()) {
            fail(stopped.get());
            done.run();
        } else if (!reads.breaker(question.family).tryAcquire()) {
            fail("calls of this kind have failed again and again and rest for a while");
            done.run();
        } else {
            attempt(done);
        }
    }

    private void attempt(Runnable done) {
        if (attempts == 0) {
            firstNanos = reads.loop().nanoTime();
        }
        attempts++;
        overtaken = false;
        reads.charge(question.cost);
        reads.send(
                question.call,
                question.form,
                reply -> {
                    done.run();
                    take(reply);
                });
    }

    @Override
    public void overtaken() {
        overtaken = true;
    }

    private void fail(String complaint) {
        result.completeExceptionally(
                KrakenReadException.of(question.call, complaint, Remedy.NONE, Optional.empty()));
    }

    private void take(Http.Reply reply) {
        try {
            Envelope envelope = Answers.envelope(reply, question.call);
            if (isAskedAgainFor(envelope)) {
                return;
            }
            reads.note(envelope.errors());
            T value = question.parser.apply(envelope.result());
            reads.breaker(question.family).succeeded();
            result.complete(value);
        } catch (KrakenReadException failure) {
            failed(failure);
        } catch (RuntimeException ours) {
            reads.breaker(question.family).succeeded();
            result.completeExceptionally(ours);
        }
    }

    /**
     * Whether a refused nonce means nothing, as a later call may have come first, or is answered by
     * higher ones, as a tool may do a few times.
     */
    private boolean isAskedAgainFor(Envelope envelope) {
        boolean refused =
                envelope.errors().stream()
                        .anyMatch(error -> error.kind() == KrakenError.Kind.NONCE);
        if (!refused || !(isInnocent() || jumpsAhead())) {
            return false;
        }
        reads.breaker(question.family).succeeded();
        reads.again(this);
        return true;
    }

    private boolean isInnocent() {
        return overtaken && attempts < MOST_OVERTAKEN;
    }

    private boolean jumpsAhead() {
        boolean allowed = reads.jump(jumps);
        jumps += allowed ? 1 : 0;
        return allowed;
    }

    private void failed(KrakenReadException failure) {
        switch (failure.remedy()) {
            case TRY_AGAIN -> {
                reads.breaker(question.family).failed();
                againAfter(reads.backoff().pause(attempts), failure);
            }
            case SLOW_DOWN -> {
                reads.breaker(question.family).succeeded();
                reads.slowDown();
                againAfter(slowPause(failure), failure);
            }
            case NONE -> {
                reads.breaker(question.family).succeeded();
                result.completeExceptionally(failure);
            }
        }
    }

    /** Not before the time that the venue names, if it names one; that may be past. */
    private Duration slowPause(KrakenReadException failure) {
        return failure.notBefore()
                .map(time -> Duration.between(reads.loop().now(), time))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .map(wait -> wait.plus(reads.backoff().between(Duration.ZERO, JITTER)))
                .orElseGet(() -> reads.backoff().between(SLOW_LEAST, SLOW_MOST));
    }

    private void againAfter(Duration pause, KrakenReadException failure) {
        Duration elapsed = Duration.ofNanos(reads.loop().nanoTime() - firstNanos);
        if (reads.budget().allows(attempts, elapsed.plus(pause))) {
            var _ = reads.loop().after(pause, () -> reads.again(this));
        } else {
            result.completeExceptionally(failure);
        }
    }
}
