package io.trellis.backtesting.report.html;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Amounts that add up to one, each drawn where the one before it ended.
 *
 * @param caption what is split
 * @param unit of the amounts
 * @param parts that add up
 * @param total of the parts
 * @param beside what the total is held against, each drawn from 0; may be empty
 */
public record Waterfall(
        String caption, String unit, List<Part> parts, Part total, List<Part> beside)
        implements Block {

    /**
     * @throws IllegalArgumentException if the parts do not add up to the total, to the last digit
     */
    public Waterfall {
        parts = List.copyOf(parts);
        beside = List.copyOf(beside);
        BigDecimal sum = parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(total.amount()) != 0) {
            throw new IllegalArgumentException(
                    "the parts add up to %s, not %s".formatted(sum, total.amount()));
        }
    }

    /**
     * One of the amounts.
     *
     * @param meaning in a few words
     */
    public record Part(String name, String meaning, BigDecimal amount) {}

    /** From where to where the drawing reaches. */
    private record Reach(double least, double greatest) {

        Reach with(double value) {
            return new Reach(Math.min(least, value), Math.max(greatest, value));
        }

        double percent(double value) {
            return greatest == least ? 0 : 100 * (value - least) / (greatest - least);
        }
    }

    @Override
    public void write(Markup out) {
        Reach reach = reach();
        int decimals = decimals();
        out.open("table", "class", "waterfall").element("caption", caption);
        out.open("thead").open("tr");
        out.inline("th", "Part", "scope", "col").inline("th", "", "scope", "col", "class", "bar");
        out.inline("th", unit, "scope", "col", "class", "number");
        out.close("tr").close("thead").open("tbody");
        double from = 0;
        for (Part part : parts) {
            double to = from + part.amount().doubleValue();
            row(out, part, "part", reach, from, to, decimals);
            from = to;
        }
        row(out, total, "total", reach, 0, total.amount().doubleValue(), decimals);
        for (Part part : beside) {
            row(out, part, "beside", reach, 0, part.amount().doubleValue(), decimals);
        }
        out.close("tbody").close("table");
    }

    private Reach reach() {
        var reach = new Reach(0, 0);
        double sum = 0;
        for (Part part : parts) {
            sum += part.amount().doubleValue();
            reach = reach.with(sum);
        }
        for (Part part : beside) {
            reach = reach.with(part.amount().doubleValue());
        }
        return reach.with(total.amount().doubleValue());
    }

    /** As many as the amounts need, at least two, so that their points stand under each other. */
    private int decimals() {
        return Stream.of(parts.stream(), beside.stream(), Stream.of(total))
                .flatMap(some -> some)
                .map(part -> part.amount())
                .filter(amount -> amount.signum() != 0)
                .mapToInt(amount -> amount.stripTrailingZeros().scale())
                .reduce(2, Math::max);
    }

    private static void row(
            Markup out, Part part, String kind, Reach reach, double from, double to, int decimals) {
        String tone = Tone.of(part.amount().signum()).style();
        out.open("tr", "class", kind).open("th", "scope", "row").text(part.name());
        out.inline("small", part.meaning()).closeInline("th");
        out.open("td", "class", "bar", "aria-hidden", "true").open("div", "class", "track");
        double left = reach.percent(Math.min(from, to));
        double width = reach.percent(Math.max(from, to)) - left;
        out.inline("i", "", "class", "zero", "style", "left:" + percent(reach.percent(0)));
        out.inline(
                "i",
                "",
                "class",
                "amount " + tone,
                "style",
                "left:" + percent(left) + ";width:" + percent(width));
        out.close("div").close("td");
        out.inline("td", signed(part.amount(), decimals), "class", "number " + tone).close("tr");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }

    /** Exactly, with its sign. */
    private static String signed(BigDecimal amount, int decimals) {
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", amount.abs());
        return switch (amount.signum()) {
            case 1 -> "+" + digits;
            case -1 -> "\u2212" + digits;
            default -> digits;
        };
    }
}
