package io.trellis.krakensim.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.engine.Level;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The published checksums: vectors A, B and C. */
class ChecksumTest {

    private static List<Level> levels(int priceDecimals, int lotDecimals, String... rows) {
        List<Level> levels = new ArrayList<>();
        for (String row : rows) {
            String[] parts = row.split(" ", 2);
            levels.add(
                    new Level(
                            Amounts.parse(parts[0], priceDecimals).orElseThrow(),
                            Amounts.parse(parts[1], lotDecimals).orElseThrow()));
        }
        return levels;
    }

    @Test
    void vectorA_bitcoinInDollars() {
        List<Level> asks =
                levels(
                        1,
                        8,
                        "45285.2 0.00100000",
                        "45286.4 1.54571953",
                        "45286.6 1.54571109",
                        "45289.6 1.54560911",
                        "45290.2 0.15890660",
                        "45291.8 1.54553491",
                        "45294.7 0.04454749",
                        "45296.1 0.35380000",
                        "45297.5 0.09945542",
                        "45299.5 0.18772827");
        List<Level> bids =
                levels(
                        1,
                        8,
                        "45283.5 0.10000000",
                        "45283.4 1.54582015",
                        "45282.1 0.10000000",
                        "45281.0 0.10000000",
                        "45280.3 1.54592586",
                        "45279.0 0.07990000",
                        "45277.6 0.03310103",
                        "45277.5 0.30000000",
                        "45277.3 1.54602737",
                        "45276.6 0.15445238");

        assertThat(Checksum.text(asks, bids))
                .hasSize(281)
                .startsWith(
                        "45285210000045286415457195345286615457110945289615456091145290215890660");
        assertThat(Checksum.of(asks, bids)).isEqualTo(3_310_070_434L);
    }

    @Test
    void vectorB_aRealFrameOfEtherInTether() {
        List<Level> asks =
                levels(
                        2,
                        8,
                        "3216.17 1.57368901",
                        "3216.18 3.10841504",
                        "3216.26 5.00183483",
                        "3216.35 1.68100000",
                        "3216.53 0.11390000",
                        "3216.61 6.05150000",
                        "3216.66 0.34384896",
                        "3216.67 0.32189137",
                        "3216.88 0.11390000",
                        "3216.89 0.02000000");
        List<Level> bids =
                levels(
                        2,
                        8,
                        "3215.98 0.43374000",
                        "3215.88 1.55563481",
                        "3215.68 0.11390000",
                        "3215.60 0.31899455",
                        "3215.46 0.31577998",
                        "3215.41 1.11400000",
                        "3215.40 0.75897979",
                        "3215.36 0.34384896",
                        "3215.35 0.11390000",
                        "3215.33 5.00183483");

        assertThat(Checksum.of(asks, bids)).isEqualTo(1_875_479_340L);
    }

    @Test
    void vectorC_numbersThatLostTheirZerosAndAnUpdate() {
        List<Level> asks =
                levels(
                        4,
                        8,
                        "0.5668 4410.79769741",
                        "0.5669 4655.40412487",
                        "0.567 49844.89424998",
                        "0.5671 24306.41678",
                        "0.5672 29783.25223475",
                        "0.5673 57234.71239278",
                        "0.5674 45065.04744",
                        "0.5675 5912.76380354",
                        "0.5676 42514.92434778",
                        "0.5677 36304.0847022");
        List<Level> bids =
                levels(
                        4,
                        8,
                        "0.5666 4831.75496356",
                        "0.5665 6658.22734739",
                        "0.5664 18724.91513344",
                        "0.5663 11563.92544914",
                        "0.5662 14006.65365711",
                        "0.5661 17454.85679807",
                        "0.566 18097.1547",
                        "0.5659 33644.89175666",
                        "0.5658 148.3464",
                        "0.5657 606.70854372");

        assertThat(Checksum.of(asks, bids)).isEqualTo(2_439_117_997L);

        bids.set(9, levels(4, 8, "0.5657 1098.3947558").getFirst());
        assertThat(Checksum.of(asks, bids)).isEqualTo(2_114_181_697L);
    }
}
