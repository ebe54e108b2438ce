package io.trellis.krakensim.market;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Side;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.SpanText;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.SystemMode;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads a line of a script. */
final class ScriptReader {

    private static final String NUMBER = "[0-9]{1,15}(\\.[0-9]{1,12})?";

    private final String line;
    private final String[] words;

    private ScriptReader(String line) {
        this.line = line;
        this.words = line.split("\\s+");
    }

    static ScriptStep read(String place, String line) {
        return new ScriptReader(line).step(place);
    }

    private ScriptStep step(String place) {
        if (!words[0].startsWith("+") || words.length < 2) {
            throw refused("a line is a time and a command, as +12.5s price 60000");
        }
        return new ScriptStep(place, SpanText.nanos(words[0].substring(1)), command());
    }

    private ScriptCommand command() {
        return switch (words[1]) {
            case "price" -> {
                need(1, "price 60000");
                yield new ScriptCommand.Price(number(2));
            }
            case "trade" -> {
                need(3, "trade sell 60000 0.01");
                yield new ScriptCommand.Trade(side(2), number(3), number(4));
            }
            case "order" -> {
                need(3, "order buy 59000 0.01");
                yield new ScriptCommand.HumanOrder(side(2), number(3), number(4));
            }
            case "cancel" -> {
                need(0, "cancel");
                yield new ScriptCommand.HumanCancel();
            }
            case "deposit" -> {
                need(2, "deposit USD 1000");
                yield new ScriptCommand.Deposit(words[2], number(3));
            }
            case "withdraw" -> {
                need(2, "withdraw USD 1000");
                yield new ScriptCommand.Withdraw(words[2], number(3));
            }
            case "mode" -> {
                need(1, "mode cancel_only");
                yield new ScriptCommand.Mode(constant(SystemMode.values(), words[2]));
            }
            case "status" -> {
                need(1, "status post_only");
                yield new ScriptCommand.Status(constant(PairStatus.values(), words[2]));
            }
            case "tick" -> {
                need(1, "tick 0.5");
                yield new ScriptCommand.Tick(number(2));
            }
            case "minimum" -> {
                need(2, "minimum 0.001 5");
                yield new ScriptCommand.Minimum(number(2), number(3));
            }
            case "announce" -> {
                need(2, "announce 40m 10m");
                yield new ScriptCommand.Announce(
                        SpanText.nanos(words[2]), SpanText.nanos(words[3]));
            }
            case "fault" -> new ScriptCommand.Fails(Fault.parse(line));
            case "heal" -> {
                need(0, "heal");
                yield new ScriptCommand.Heal();
            }
            default ->
                    throw refused(
                            "\""
                                    + words[1]
                                    + "\" is none of price, trade, order, cancel, deposit,"
                                    + " withdraw, mode, status, tick, minimum, announce, fault,"
                                    + " heal");
        };
    }

    private void need(int arguments, String form) {
        if (words.length != arguments + 2) {
            throw refused("it looks like " + form);
        }
    }

    private BigDecimal number(int word) {
        if (!words[word].matches(NUMBER)) {
            throw refused("\"" + words[word] + "\" is no number above 0");
        }
        BigDecimal number = new BigDecimal(words[word]);
        if (number.signum() == 0) {
            throw refused("\"" + words[word] + "\" is no number above 0");
        }
        return number;
    }

    private Side side(int word) {
        return switch (words[word]) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw refused("\"" + words[word] + "\" is neither buy nor sell");
        };
    }

    private <E extends Enum<E>> E constant(E[] all, String word) {
        return Arrays.stream(all)
                .filter(each -> text(each).equals(word.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> refused("\"" + word + "\" is none of " + texts(all)));
    }

    private static String texts(Enum<?>[] all) {
        return Arrays.stream(all).map(ScriptReader::text).collect(Collectors.joining(", "));
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private InvalidInputException refused(String why) {
        return new InvalidInputException("\"" + line + "\" cannot be read: " + why + ".");
    }
}
