package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.RiskRules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

class StrategyCodecTest {

    private static final String EXAMPLE =
            new String(Repository.example("example-geometric"), StandardCharsets.UTF_8);

    @Test
    void givenAHandWrittenFile_thenEveryRecordHoldsWhatItSays() {
        StrategyFile file = read(EXAMPLE);

        assertEquals("example-geometric", file.name());
        assertEquals(new SeriesId("synthetic", "BTC/USDT", Timeframe.parse("1m")), file.market());
        assertEquals(
                new Instrument(
                        decimal("0.01"),
                        decimal("0.00001"),
                        decimal("0.0001"),
                        decimal("5"),
                        decimal("0.0025"),
                        decimal("0.0040")),
                file.instrument());
        assertEquals(
                new GridSpec(
                        new GridSettings(
                                new GridKind.Geometric(decimal("44000"), decimal("56000"), 24),
                                decimal("10000"),
                                Sizing.BASE,
                                StartMode.INVENTORY,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(
                                        new RecenterRules(
                                                Optional.of(decimal("0.02")),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                decimal("12"),
                                                true)),
                                Trail.NONE)),
                file.strategy());
        assertEquals(
                new RiskRules(
                        Optional.of(decimal("0.95")),
                        Optional.of(decimal("0.1")),
                        Optional.of(decimal("0.3")),
                        true,
                        Optional.of(decimal("1000")),
                        OptionalInt.of(60),
                        Optional.of(decimal("0.05"))),
                file.risk());
        assertEquals(new Assumptions(decimal("0.0005"), PathRule.NEAREST, 1), file.assumptions());
        assertThat(file.created()).isEmpty();
        assertThat(file.proof()).isEmpty();
    }

    @Test
    void givenASearchBlock_thenItsDimensionsKeepTheFormOfTheirFields() {
        SearchBlock search = read(EXAMPLE).search().orElseThrow();

        assertThat(search.dimensions())
                .containsExactly(
                        new Dimension.Whole("grid.cells", 8, 30, 1),
                        new Dimension.Real(
                                "grid.lower",
                                new Dimension.Bound(decimal("38000"), true),
                                new Dimension.Bound(decimal("46000"), true),
                                Optional.of(new Dimension.Bound(decimal("250"), true))),
                        new Dimension.Real(
                                "grid.upper",
                                new Dimension.Bound(decimal("54000"), true),
                                new Dimension.Bound(decimal("62000"), true),
                                Optional.of(new Dimension.Bound(decimal("250"), true))));
        assertThat(search.objectives())
                .containsExactly(
                        new SearchBlock.Objective("finalEquity", SearchBlock.Direction.MAXIMIZE));
        assertThat(search.constraints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "cells": 24 | "cells": 0 | strategy.grid.cells: 0 is below 1
                    "cells": 24 | "cells": 10001 | strategy.grid.cells: 10001 is above 10000
                    "cells": 24 | "cells": 24.5 | strategy.grid.cells: 24.5 is not whole; write a whole number from 1 to 10000
                    "cells": 24 | "cells": "24" | strategy.grid.cells: "24" is a string; write a whole number from 1 to 10000
                    "cells": 24 | "cells": 1e19 | strategy.grid.cells: 1e19 has an exponent beyond -18 or 18
                    "cells": 24 | "cells": NaN | line 11, column 83: not valid JSON: Non-standard token 'NaN'
                    "cells": 24 | "cels": 24 | strategy.grid.cels: unknown field; did you mean cells? (known: kind, lower, upper, cells)
                    "cells": 24 | "cells": 24, "cells": 24 | strategy.grid.cells: written a second time at line 11, column 84: keep one of them
                    "kind": "geometric" | "kind": "infinity" | strategy.grid.kind: "infinity" is not known; write "arithmetic", "geometric", "symmetric", "fibonacci" or "volatility"
                    "kind": "grid" | "kind": "momentum" | strategy.kind: "momentum" is not known; write "grid" or "dca"
                    "upper": "56000" | "upper": "44000" | strategy.grid: upper 44000 must be above lower 44000
                    "lower": "44000" | "lower": "0.00" | strategy.grid.lower: "0.00" does not fit; write a decimal string above 0, with at most 10 digits before and 12 after the point, such as "0.01"
                    "lower": "44000" | "lower": 44000 | strategy.grid.lower: 44000 is a number; write a decimal string above 0, with at most 10 digits before and 12 after the point, such as "0.01"
                    "sizing": "base", | `` | strategy.sizing is missing; write "base" or "quote"
                    "stopLoss": null | "stopLoss": "40000.001" | strategy.stopLoss: 40000.001 is off the tick 0.01; write a multiple of it
                    "stopLoss": null, "takeProfit": null | "stopLoss": "40000", "takeProfit": "40000" | strategy: takeProfit 40000 must be above stopLoss 40000
                    "trail": null | "trail": "sideways" | strategy.trail: "sideways" is not known; write "up", "down" or "both"
                    "kind": "geometric", "lower": "44000", "upper": "56000", "cells": 24 | "kind": "volatility", "center": null, "factor": 1.5, "atrPeriod": 14, "timeframe": "90s", "levels": 8, "minSpacing": 0.006, "maxSpacing": 0.03 | strategy.grid.timeframe: candles of 90s cannot be built from bars of 1m; write a multiple
                    "kind": "geometric", "lower": "44000", "upper": "56000", "cells": 24 | "kind": "volatility", "center": null, "factor": 1.5, "atrPeriod": 14, "timeframe": "1h", "levels": 8, "minSpacing": 0.03, "maxSpacing": 0.006 | strategy.grid: maxSpacing 0.006 must not be below minSpacing 0.03
                    "kind": "geometric", "lower": "44000", "upper": "56000", "cells": 24 | "kind": "volatility", "center": null, "factor": 1.5, "atrPeriod": 14, "timeframe": "1h", "levels": 8, "minSpacing": 0.2, "maxSpacing": 0.3 | strategy.grid: minSpacing 0.2 times levels 8 is not below 1: the lowest level would be 0
                    "kind": "geometric", "lower": "44000", "upper": "56000", "cells": 24 | "kind": "volatility", "center": null, "factor": 0, "atrPeriod": 14, "timeframe": "1h", "levels": 8, "minSpacing": 0.006, "maxSpacing": 0.03 | strategy.grid.factor: 0 is not above 0
                    "regimes": null | "regimes": {"block": []} | strategy.regimes.block: it has 0 items; write an array of 1 to 5 items
                    "regimes": null | "regimes": {"block": ["DOWN"]} | strategy.regimes.block[0]: "DOWN" is not known; write "TREND_UP", "TREND_DOWN", "RANGE", "COMPRESSION" or "EXPANSION"
                    "regimes": null | "regimes": {"block": ["RANGE", "RANGE"]} | strategy.regimes: block: it lists a state twice, in [RANGE, RANGE]
                    "regimes": null | "regimes": {"block": ["A"], "threshold": 0.5, "filter": {"kind": "chain", "timeframe": "5m", "observation": "return", "states": ["A", "B"], "bounds": [0], "transition": [[0.5, 0.5], [0.5, 0.5]], "memoryP": 0.2}} | strategy.regimes.filter.memoryP: 0.2 is above 0.05, so the training window shows no memory and the filter may not act; write null for regimes, or fit it to other data
                    "regimes": null | "regimes": {"block": ["C"], "threshold": 0.5, "filter": {"kind": "chain", "timeframe": "5m", "observation": "return", "states": ["A", "B"], "bounds": [0], "transition": [[0.5, 0.5], [0.5, 0.5]], "memoryP": 0.01}} | strategy.regimes: block: it lists a state that is none of [A, B]
                    "regimes": null | "regimes": {"block": ["A"], "threshold": 0, "filter": {"kind": "chain", "timeframe": "5m", "observation": "return", "states": ["A", "B"], "bounds": [0], "transition": [[0.5, 0.5], [0.5, 0.5]], "memoryP": 0.01}} | strategy.regimes.threshold: 0 is not above 0
                    "regimes": null | "regimes": {"block": ["A"], "threshold": 0.5, "filter": {"kind": "chain", "timeframe": "90s", "observation": "return", "states": ["A", "B"], "bounds": [0], "transition": [[0.5, 0.5], [0.5, 0.5]], "memoryP": 0.01}} | strategy.regimes.filter.timeframe: candles of 90s cannot be built from bars of 1m; write a multiple
                    "regimes": null | "regimes": {"block": ["A"], "filter": {"kind": "chain"}} | strategy.regimes.threshold is missing; write a number above 0 and at most 1
                    "maxDrawdown": 0.3 | "maxDrawdown": 0 | risk.maxDrawdown: 0 is not above 0
                    "slippage": 0.0005 | "slippage": 1 | assumptions.slippage: 1 is not below 1
                    "slippage": 0.0005 | "slippage": 0.10000000000000001 | assumptions.slippage: 0.10000000000000001 has more digits than a JSON number keeps; write 0.1
                    "resumeNextDay": true | "resumeNextDay": "yes" | risk.resumeNextDay: "yes" is a string; write true or false
                    "tick": "0.01" | "tick": "0.000000000001" | strategy.grid.lower: 44000 is more than 10^15 ticks of 0.000000000001
                    "timeframe": "1m" | "timeframe": "60s" | market.timeframe: "60s": write "1m"
                    "name": "example-geometric" | "name": "../key" | name: "../key" does not fit; write small letters, digits and dashes, at most 64
                    "name": "example-geometric" | "name": null | name: null stands here; write small letters, digits and dashes, at most 64
                    "name" | "created": "2026-02-30T00:00:00Z", "name" | created: "2026-02-30T00:00:00Z" is no time
                    "name" | "created": "2026-11-20T21:00:00Z", "expires": "2026-11-20T21:00:00Z", "name" | expires: 2026-11-20T21:00:00Z is not after created, 2026-11-20T21:00:00Z
                    "search" | "digest": "", "search" | provenance is missing; write all of provenance, evidence, verdict, digest, signature, or none of them
                    "grid.cells" | "grid.cels" | search.dimensions[0].path: strategy.grid.cels: unknown field; did you mean cells? (known: kind, lower, upper, cells)
                    "grid.lower" | "grid.cells" | search: dimensions has grid.cells twice; keep one of them
                    "to": "46000" | "to": 46000 | search.dimensions[1].to: 46000 is a number; write a decimal string above 0, with at most 10 digits before and 12 after the point, such as "0.01"
                    "to": 30 | "to": 8 | search.dimensions[0]: to 8 must be above from 8
                    "direction": "maximize" | "direction": "up" | search.objective.direction: "up" is not known; write "maximize" or "minimize"
                    trellis/strategy/1 | trellis/strategy/2 | schema: "trellis/strategy/2" is not known; write "trellis/strategy/1"
                    """)
    void givenAFault_thenOneSentenceNamesPlaceValueAndWhatWouldBeRight(
            String right, String wrong, String sentence) {
        assertThat(EXAMPLE).contains(right);
        String broken = EXAMPLE.replaceFirst(Pattern.quote(right), wrong);

        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("S.json: " + sentence);
    }

    @Test
    void givenASymmetricGridThatTrails_thenItIsRefused() {
        String symmetric =
                EXAMPLE.replace(
                                "\"kind\": \"geometric\", \"lower\": \"44000\", \"upper\":"
                                        + " \"56000\", \"cells\": 24",
                                "\"kind\": \"symmetric\", \"center\": null, \"spacing\": 0.01,"
                                        + " \"levels\": 10, \"profit\": 0.01")
                        .replace("\"trail\": null", "\"trail\": \"up\"");

        assertThatThrownBy(() -> read(symmetric))
                .hasMessage(
                        "S.json: strategy: trail is for arithmetic and geometric grids; write null"
                                + " for a symmetric one");
    }

    @Test
    void givenAnyOrderOfFields_thenTheWriterPutsThemInTheOrderOfTheFormat() {
        String name = "\"name\": \"example-geometric\",";
        String moved = EXAMPLE.replace(name, "").replaceFirst("\\{", "{" + name);

        assertThat(StrategyCodec.render(read(moved)))
                .isEqualTo(StrategyCodec.render(read(EXAMPLE)))
                .asString(StandardCharsets.UTF_8)
                .startsWith("{\n  \"schema\": \"trellis/strategy/1\",\n  \"name\": \"")
                .endsWith("\n}\n");
    }

    @Test
    void givenAProvenFile_whenTheContentChanges_thenTheDigestTells() {
        StrategyFile proven = new RandomStrategies(1).proven(read(EXAMPLE));
        String text = new String(StrategyCodec.render(proven), StandardCharsets.UTF_8);
        String changed = text.replace("\"cells\": 24", "\"cells\": 25");
        String digest = proven.proof().orElseThrow().digest();

        assertThatThrownBy(() -> read(changed))
                .hasMessageStartingWith(
                        "S.json: digest: \"" + digest + "\" is not the digest of the content")
                .hasMessageEndingWith("; the file was changed after it was written");
    }

    @Test
    void givenAnUnsignedFile_whenItIsOnlySpelledDifferently_thenItIsTheSameStrategy() {
        StrategyFile proven = new RandomStrategies(1).proven(read(EXAMPLE));
        String text = new String(StrategyCodec.render(proven), StandardCharsets.UTF_8);

        assertEquals(proven, read(text.replace("\n", "\r\n").replace("0.02", "2.0e-2")));
    }

    @Test
    void givenASignedFile_whenItIsSpelledDifferently_thenItIsRefused() {
        var strategies = new RandomStrategies(1);
        StrategyFile signed = strategies.signed(strategies.proven(read(EXAMPLE)));
        String text = new String(StrategyCodec.render(signed), StandardCharsets.UTF_8);

        assertEquals(signed, read(text));
        assertThatThrownBy(() -> read(text + "\n"))
                .hasMessage(
                        "S.json: byte "
                                + text.length()
                                + " is not as the file was written; a signed file must not change");
    }

    @Test
    void givenStrayBitsInTheBase64OfASignature_thenItIsRefused() {
        var strategies = new RandomStrategies(1);
        StrategyFile signed = strategies.signed(strategies.proven(read(EXAMPLE)));
        String text = new String(StrategyCodec.render(signed), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(text.replaceFirst("[AQgw]==\"", "B==\"")))
                .hasMessageStartingWith("S.json: signature.value: ")
                .hasMessageEndingWith("write 64 bytes in padded base64, 88 characters");
    }

    @Test
    void givenAValidatedVerdictWithoutAPassedRule_thenItCannotBeMade() {
        List<Verdict.Rule> none = List.of();

        assertThatThrownBy(() -> new Verdict(Verdict.Status.VALIDATED, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wants at least one rule");
    }

    @Test
    void givenAStrategyThatNoFileCanHold_thenItIsNotWritten() {
        StrategyFile file = read(EXAMPLE);
        Instrument fine = file.instrument();
        Instrument tooFine =
                new Instrument(
                        fine.tick(),
                        decimal("1e-13"),
                        fine.minQty(),
                        fine.minCost(),
                        fine.makerFee(),
                        fine.takerFee());
        StrategyFile unwritable =
                new StrategyFile(
                        file.name(),
                        file.created(),
                        file.expires(),
                        file.market(),
                        tooFine,
                        file.strategy(),
                        file.risk(),
                        file.assumptions(),
                        file.search(),
                        file.proof());

        assertThatThrownBy(() -> StrategyCodec.render(unwritable))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "example-geometric.json: instrument.lot: \"0.0000000000001\"");
    }

    private static StrategyFile read(String text) {
        return StrategyCodec.read(text.getBytes(StandardCharsets.UTF_8), "S.json");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
