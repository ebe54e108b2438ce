package io.trellis.krakensim.network;

import io.trellis.core.InvalidInputException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** The line of a fault: {@code +12.5s fault reply-lost on AddOrder times 2 for 30s of 4s}. */
final class FaultText {

    private static final String FORM =
            "+12.5s fault reply-lost [on AddOrder] [times 2] [for 30s] [of 4s]";

    private FaultText() {}

    static String text(Fault fault) {
        var line = new StringBuilder();
        line.append('+').append(SpanText.text(fault.startNanos()));
        line.append(" fault ").append(fault.kind().text());
        if (!fault.target().isEmpty()) {
            line.append(" on ").append(fault.target());
        }
        if (fault.times() > 1) {
            line.append(" times ").append(fault.times());
        }
        line.append(" for ").append(SpanText.text(fault.spanNanos()));
        switch (fault.kind().amount()) {
            case NONE -> {}
            case NANOS -> line.append(" of ").append(SpanText.text(fault.amount()));
            case BYTES, MILLIONTHS -> line.append(" of ").append(fault.amount());
        }
        return line.toString();
    }

    static Fault parse(String line) {
        Queue<String> words = new ArrayDeque<>(List.of(line.strip().split("\\s+")));
        String start = next(words, line);
        if (!start.startsWith("+") || !next(words, line).equals("fault")) {
            throw refused(line, "it does not begin as one");
        }
        String name = next(words, line);
        FaultKind kind =
                FaultKind.of(name).orElseThrow(() -> refused(line, "there is no fault " + name));
        var options = new LinkedHashMap<String, String>();
        while (!words.isEmpty()) {
            options.put(words.remove(), next(words, line));
        }
        try {
            return fault(kind, SpanText.nanos(start.substring(1)), options, line);
        } catch (NumberFormatException _) {
            throw refused(line, "a whole number is none");
        } catch (IllegalArgumentException e) {
            throw refused(line, String.valueOf(e.getMessage()));
        }
    }

    private static Fault fault(
            FaultKind kind, long start, Map<String, String> options, String line) {
        String target = options.getOrDefault("on", "");
        Fault fault = Fault.once(kind, target, Duration.ofNanos(start));
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            fault =
                    switch (option.getKey()) {
                        case "on" -> fault;
                        case "times" -> fault.times(Integer.parseInt(value));
                        case "for" -> fault.lasting(Duration.ofNanos(SpanText.nanos(value)));
                        case "of" -> fault.of(amount(kind, value, line));
                        default ->
                                throw refused(
                                        line,
                                        "\""
                                                + option.getKey()
                                                + "\" is none of on, times, for, of");
                    };
        }
        return fault;
    }

    private static long amount(FaultKind kind, String value, String line) {
        return switch (kind.amount()) {
            case NONE -> throw refused(line, kind.text() + " has no amount");
            case NANOS -> SpanText.nanos(value);
            case BYTES, MILLIONTHS -> Long.parseLong(value);
        };
    }

    private static String next(Queue<String> words, String line) {
        if (words.isEmpty()) {
            throw refused(line, "a word is missing at its end");
        }
        return words.remove();
    }

    private static InvalidInputException refused(String line, String why) {
        return new InvalidInputException(
                "\"" + line + "\" is no fault: " + why + "; it looks like " + FORM + ".");
    }
}
