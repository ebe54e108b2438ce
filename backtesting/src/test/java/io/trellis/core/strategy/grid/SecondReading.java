package io.trellis.core.strategy.grid;

import io.trellis.core.account.Account;
import io.trellis.core.order.Fill;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the second reading of the law, written from the text alone, says of a random case; right, or
 * wrong in one planted way.
 */
public record SecondReading(List<Fill> fills, List<String> recenterings, String totals) {

    /** The planted ways to get the law wrong. */
    public static List<String> mistakes() {
        return Arrays.stream(OracleTwist.values())
                .filter(twist -> twist != OracleTwist.NONE)
                .map(Enum::name)
                .toList();
    }

    public static SecondReading right(GridLawCase random) {
        return of(random, OracleTwist.NONE);
    }

    public static SecondReading wrong(GridLawCase random, String mistake) {
        return of(random, OracleTwist.valueOf(mistake));
    }

    private static SecondReading of(GridLawCase random, OracleTwist twist) {
        OracleResult result = OracleRun.of(random.plan(), random.bars(), twist);
        if (result.refused()) {
            return new SecondReading(List.of(), List.of(), "refused");
        }
        List<String> recenterings =
                result.events().stream()
                        .filter(event -> event.contains(" recentered "))
                        .map(SecondReading::inWords)
                        .toList();
        String totals =
                totals(
                        new Account(
                                result.cash(), result.lots(), result.fees(), result.lowestCash()),
                        result.equity().getLast(),
                        result.recenters(),
                        result.halted(),
                        result.maxDrawdown());
        return new SecondReading(result.fills(), recenterings, totals);
    }

    /** {@code 123 recentered PUMP_DUMP} as {@code 123 pumpDump}. */
    private static String inWords(String event) {
        String[] parts = event.split(" recentered ", 2);
        String[] words = parts[1].toLowerCase(Locale.ROOT).split("_", 2);
        String rest =
                words.length == 1
                        ? ""
                        : words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
        return parts[0] + " " + words[0] + rest;
    }

    /**
     * The totals that both know to the last unit; the split of the profit is pooled in decimals
     * here and in units there.
     */
    public static String totals(
            Account account, long equity, int recenters, boolean halted, double maxDrawdown) {
        return "%s, equity %d, recentered %d, halted %s, fall %.12f"
                .formatted(account, equity, recenters, halted, maxDrawdown);
    }
}
