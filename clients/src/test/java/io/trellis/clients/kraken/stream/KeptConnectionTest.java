package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How often a connection is tried. */
class KeptConnectionTest {

    private final List<String> lost = new ArrayList<>();

    /** An address that answers nothing but refusals. */
    @Test
    void givenAPeerThatRefuses_thenTheAttemptsStayWithinTheBudgetAndThePausesGrow() {
        var world = new StreamFixture(new ConnectionBudget(20, 50));
        connection(world).start();

        for (int second = 0; second < 7_199; second++) {
            refuseAll(world);
            world.loop.passSeconds(1);
        }

        List<Long> times = world.sockets.lines.stream().map(line -> line.askedNanos).toList();
        for (int i = 20; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 20))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(10).toNanos());
        }
        assertThat(world.sockets.lines.size()).isLessThanOrEqualTo(100);
        assertThat(lost).hasSameSizeAs(world.sockets.lines);
    }

    @Test
    void givenTheStandardBudget_thenNeverMoreThan120AttemptsInTenMinutes() {
        var budget = ConnectionBudget.standard();
        long now = 0;
        for (int i = 0; i < 120; i++) {
            assertThat(budget.untilAllowed(now)).isZero();
            budget.spend(now);
            now += Duration.ofMillis(100).toNanos();
        }

        assertThat(budget.untilAllowed(now)).isEqualTo(Duration.ofSeconds(588));
        assertThat(budget.untilAllowed(Duration.ofMinutes(10).toNanos())).isZero();
    }

    @Test
    void givenTheHourlyBudgetIsSpent_thenTheNextAttemptWaitsForTheHour() {
        var budget = new ConnectionBudget(10, 12);
        for (int i = 0; i < 12; i++) {
            budget.spend(Duration.ofMinutes(4L * i).toNanos());
        }

        assertThat(budget.untilAllowed(Duration.ofMinutes(59).toNanos()))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void givenAPeerThatNeverOpens_thenTheAttemptIsGivenUp() {
        var world = new StreamFixture();
        connection(world).start();
        world.loop.passSeconds(10);

        assertThat(world.sockets.lines.getFirst().aborted).isTrue();
        assertThat(lost).containsExactly("it was not open in time");
    }

    @Test
    void givenASoundConnectionThatIsLost_thenTheNextComesSoon() {
        var world = new StreamFixture();
        var connection = connection(world);
        connection.start();
        for (int i = 0; i < 8; i++) {
            refuseAll(world);
            world.loop.passSeconds(120);
        }
        int before = world.sockets.lines.size();
        world.sockets.line().opens();
        for (int i = 0; i < 61; i++) {
            world.sockets.line().says(StreamFixture.HEARTBEAT);
            connection.pong();
            world.loop.passSeconds(1);
        }
        world.sockets.line().ends("gone");
        world.loop.passMillis(500);

        assertThat(world.sockets.lines).hasSize(before + 1);
    }

    @Test
    void givenAStop_thenNothingIsTriedAnyMore() {
        var world = new StreamFixture();
        var connection = connection(world);
        connection.start();
        world.loop.passMillis(0);
        world.sockets.line().opens();
        connection.stop();
        world.loop.passSeconds(600);

        assertThat(world.sockets.lines).hasSize(1);
        assertThat(world.sockets.line().aborted).isTrue();
        assertThat(connection.send("in vain")).isFalse();
    }

    private static void refuseAll(StreamFixture world) {
        world.sockets.lines.stream()
                .filter(line -> !line.aborted)
                .toList()
                .forEach(line -> line.ends("refused"));
    }

    private KeptConnection connection(StreamFixture world) {
        return new KeptConnection(
                world.host,
                StreamFixture.URL,
                () -> 1,
                new KeptConnection.Owner() {

                    @Override
                    public CompletableFuture<String> prepare() {
                        return CompletableFuture.completedFuture("");
                    }

                    @Override
                    public void opened(String prepared) {}

                    @Override
                    public void text(String frame) {}

                    @Override
                    public void suspect(String words) {}

                    @Override
                    public void lost(String words) {
                        lost.add(words);
                    }
                });
    }
}
