package io.trellis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.OptionalInt;

class TextTableTest {

    private static final Terminal COLOURED = new Terminal(true, false, OptionalInt.empty());

    @Test
    void numbersStandToTheRightAndWordsToTheLeft() {
        assertThat(profits().toString().lines())
                .containsExactly(
                        "profit     quote  of capital",
                        "trips      12.50      1.25 %",
                        "held    1,000.00     -0.10 %",
                        "none           -           0");
    }

    @Test
    void whereThereAreColoursHeadsAreBoldAndMoneyIsWonOrLost() {
        String table = COLOURED.during(() -> profits().toString());

        assertThat(table.lines())
                .containsExactly(
                        "\u001b[1mprofit     quote  of capital\u001b[0m",
                        "trips      \u001b[32m12.50\u001b[0m      \u001b[32m1.25 %\u001b[0m",
                        "held    \u001b[32m1,000.00\u001b[0m     \u001b[31m-0.10 %\u001b[0m",
                        "none           -           0");
    }

    @Test
    void aRowOfGainsIsColouredAndItsNeighbourIsNot() {
        String table =
                COLOURED.during(() ->
                        new TextTable("figure", "one", "two")
                                .gainsRow("profit", "5", "-5")
                                .row("fees", "5", "5")
                                .toString());

        assertThat(table.lines().toList())
                .element(1)
                .isEqualTo("profit    \u001b[32m5\u001b[0m   \u001b[31m-5\u001b[0m");
        assertThat(table.lines().toList()).element(2).isEqualTo("fees      5    5");
    }

    @Test
    void whatDoesNotFitTheTerminalFollowsBelow() {
        var narrow = new Terminal(false, false, OptionalInt.of(20));
        TextTable wide =
                new TextTable("rank", "cells", "equity", "remark", "name")
                        .row("1", "10", "10500.25", "halted", "a")
                        .row("2", "20", "9.5", "", "b");

        assertThat(narrow.during(wide::toString).lines())
                .containsExactly(
                        "rank  cells",
                        "1        10",
                        "2        20",
                        "",
                        "rank    equity",
                        "1     10500.25",
                        "2          9.5",
                        "",
                        "rank  remark  name",
                        "1     halted  a",
                        "2             b");
    }

    @Test
    void aRowNeedsAllItsCells() {
        assertThatThrownBy(() -> new TextTable("one", "two").row("1"))
                .hasMessage("a row has 2 cells");
    }

    private static TextTable profits() {
        return new TextTable("profit", "quote", "of capital")
                .gains("quote", "of capital")
                .row("trips", "12.50", "1.25 %")
                .row("held", "1,000.00", "-0.10 %")
                .row("none", "-", "0");
    }
}
