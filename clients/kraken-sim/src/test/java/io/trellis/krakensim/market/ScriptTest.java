package io.trellis.krakensim.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Side;
import io.trellis.krakensim.network.CallFault;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.SystemMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

class ScriptTest {

    @Test
    void everyCommandIsRead() {
        Script script =
                Script.parse(
                        "day.txt",
                        """
                        # A day.

                        +0s    price 60000
                        +5s    trade sell 59990.5 0.02   # others
                        +10s   order buy 59000 0.01
                        +12s   cancel
                        +15s   deposit USD 500
                        +16s   withdraw BTC 0.1
                        +20s   mode cancel_only
                        +26s   status post-only
                        +27s   tick 0.5
                        +28s   minimum 0.001 5
                        +29s   announce 40m 10m
                        +30s   fault reply-lost on AddOrder
                        +1.5m  heal
                        """
                                .lines()
                                .toList());

        assertThat(script.steps())
                .extracting(ScriptStep::afterNanos)
                .last()
                .isEqualTo(90_000_000_000L);
        List<ScriptCommand> commands = script.steps().stream().map(ScriptStep::command).toList();
        assertThat(commands.get(11))
                .isInstanceOfSatisfying(
                        ScriptCommand.Fails.class,
                        fails -> assertThat(fails.fault().kind()).isEqualTo(CallFault.REPLY_LOST));
        assertThat(commands.subList(0, 11))
                .containsExactly(
                        new ScriptCommand.Price(new BigDecimal("60000")),
                        new ScriptCommand.Trade(
                                Side.SELL, new BigDecimal("59990.5"), new BigDecimal("0.02")),
                        new ScriptCommand.HumanOrder(
                                Side.BUY, new BigDecimal("59000"), new BigDecimal("0.01")),
                        new ScriptCommand.HumanCancel(),
                        new ScriptCommand.Deposit("USD", new BigDecimal("500")),
                        new ScriptCommand.Withdraw("BTC", new BigDecimal("0.1")),
                        new ScriptCommand.Mode(SystemMode.CANCEL_ONLY),
                        new ScriptCommand.Status(PairStatus.POST_ONLY),
                        new ScriptCommand.Tick(new BigDecimal("0.5")),
                        new ScriptCommand.Minimum(new BigDecimal("0.001"), new BigDecimal("5")),
                        new ScriptCommand.Announce(2_400_000_000_000L, 600_000_000_000L));
        assertThat(commands.get(12)).isEqualTo(new ScriptCommand.Heal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "price 60000 | a line is a time and a command",
                "+5s | a line is a time and a command",
                "+5 price 60000 | \"5\" is no length of time",
                "+5s jump 60000 | \"jump\" is none of price, trade,",
                "+5s price | it looks like price 60000",
                "+5s price 0.00 | \"0.00\" is no number above 0",
                "+5s price 1e5 | \"1e5\" is no number above 0",
                "+5s trade hold 60000 1 | \"hold\" is neither buy nor sell",
                "+5s mode closed | \"closed\" is none of online, post_only,",
                "+5s minimum 1 | it looks like minimum 0.001 5",
                "+5s announce now 10m | \"now\" is no length of time",
                "+5s fault reply-los | there is no fault reply-los",
            })
    void givenALineThatIsWrong_thenTheSentenceNamesFileLineAndWhatIsRight(String line, String why) {
        assertThatThrownBy(() -> Script.parse("day.txt", List.of("# A day.", line)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("day.txt:2: ")
                .hasMessageContaining(why)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price 60000.05 | the price 60000.05 is no multiple of 0.1, the step of BTC/USD.",
                "order buy 60000 1.000000001 | the volume 1.000000001 has more than the 8 decimals",
                "deposit EUR 5 | the market trades BTC and USD, not EUR.",
                "tick 0.05 | BTC/USD: tick and least volume have to fit the decimals of the"
                        + " market.",
                "minimum 0.000000001 5 | BTC/USD: tick and least volume have to fit the decimals",
                "announce 5m 0s | a maintenance takes some time.",
            })
    void givenALineThatAMarketDoesNotHave_thenTheSentenceNamesIt(String command, String why) {
        Script script = Script.parse("day.txt", List.of("# A day.", "+1s " + command));

        assertThatThrownBy(() -> script.requireFits(Markets.of("BTC/USD").orElseThrow()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("day.txt:2: " + why);
    }
}
