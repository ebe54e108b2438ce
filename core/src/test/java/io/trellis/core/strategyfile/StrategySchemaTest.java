package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.core.strategyfile.json.JsonWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** The published JSON Schema, held against the codec by somebody else's validator. */
class StrategySchemaTest {

    private static final byte[] PUBLISHED =
            Repository.bytes(Repository.strategies().resolve(Repository.SCHEMA));

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text(PUBLISHED), InputFormat.JSON);

    @Test
    void thePublishedSchemaIsTheOneOfTheCodec() throws IOException {
        Path made = Path.of("target", Repository.SCHEMA);
        Files.createDirectories(made.getParent());
        Files.write(made, StrategySchema.render());

        assertThat(text(PUBLISHED))
                .as("if the format is meant to change, copy core/%s to strategies/", made)
                .isEqualTo(text(StrategySchema.render()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void everyStrategyFitsTheSchema(long seed) {
        var strategies = new RandomStrategies(seed);
        for (int i = 0; i < 50; i++) {
            String file = text(StrategyCodec.render(strategies.next()));

            assertThat(SCHEMA.validate(file, InputFormat.JSON))
                    .as("seed %d: %s", seed, file)
                    .isEmpty();
        }
    }

    @Test
    void everyShippedStrategyFitsTheSchema() {
        for (Path path : Repository.shipped()) {
            String file = text(Repository.bytes(path));
            assertThat(SCHEMA.validate(file, InputFormat.JSON)).as(path.toString()).isEmpty();
        }
    }

    /** Law: what has a member too many or too few, or one of another type, both refuse. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void everyMutationOfTheShapeIsRefusedByCodecAndSchema(long seed) {
        var strategies = new RandomStrategies(seed);
        StrategyFile file = strategies.signed(strategies.proven(strategies.plain()));
        Mutations.ofShape(tree(file)).forEach(StrategySchemaTest::assertRefusedByBoth);
    }

    /** Every bound of a single field; the value is JSON. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    schema                  | "trellis/strategy/0"
                    name                    | ""
                    name                    | "-a"
                    name                    | "A"
                    created                 | "2026-11-20 21:00:00Z"
                    created                 | "2026-11-20T21:00:00+01:00"
                    market.venue            | "Kraken"
                    market.symbol           | "btc/usdt"
                    market.symbol           | "BTCUSDT"
                    market.timeframe        | "0m"
                    market.timeframe        | "1w"
                    instrument.tick         | "0"
                    instrument.tick         | "-0.01"
                    instrument.tick         | "+1"
                    instrument.tick         | "1e-2"
                    instrument.tick         | "0.0000000000001"
                    instrument.lot          | "0.000"
                    instrument.minQty       | "-1"
                    instrument.minCost      | "00"
                    instrument.makerFee     | "1"
                    instrument.takerFee     | ".1"
                    strategy.kind           | "momentum"
                    strategy.grid.kind      | "infinity"
                    strategy.grid.lower     | "0.0"
                    strategy.grid.upper     | "10000000000"
                    strategy.grid.cells     | 0
                    strategy.grid.cells     | 10001
                    strategy.grid.cells     | 1.5
                    strategy.capital        | "0"
                    strategy.capital        | "1,000"
                    strategy.sizing         | "both"
                    strategy.start          | "now"
                    strategy.stopLoss       | "0"
                    strategy.recenter.deviation     | -0.1
                    strategy.recenter.deviation     | 1.1
                    strategy.recenter.cooldownHours | -1
                    strategy.recenter.maxAgeHours   | 0
                    strategy.trail          | "none"
                    strategy.regimes        | []
                    strategy.regimes        | {"block": []}
                    strategy.regimes        | {"block": ["trendDown"]}
                    strategy.regimes        | {"block": ["A"], "threshold": 0.5, "filter": {"kind": "chain", "timeframe": "5m", "observation": "return", "states": ["A", "B"], "bounds": [0], "transition": [[0.5, 0.5], [0.5, 0.5]], "memoryP": 0.2}}
                    risk.maxExposure        | -0.1
                    risk.killSwitch         | 0
                    risk.killSwitch         | 1.01
                    risk.maxDrawdown        | 0
                    risk.maxOrderNotional   | "0"
                    risk.maxOpenOrders      | 0
                    risk.priceCollar        | 2
                    assumptions.slippage    | 1
                    assumptions.slippage    | -0.1
                    assumptions.pathRule    | "highfirst"
                    assumptions.marginTicks | -1
                    search.dimensions       | []
                    search.objective.metric | "final equity"
                    """)
    void everyBoundIsKeptByCodecAndSchema(String path, String value) {
        Json.ObjectValue file =
                tree(StrategyCodec.read(Repository.example("example-geometric"), "S.json"));
        Json json =
                JsonReader.read(("{\"v\": " + value + "}").getBytes(StandardCharsets.UTF_8), path)
                        .get("v")
                        .orElseThrow();

        assertRefusedByBoth(Mutations.set(file, path, json));
    }

    /** The names of the schema are those that files have, none more and none fewer. */
    @Test
    void theSchemaNamesTheFieldsOfTheCodec() {
        var written = new TreeSet<String>();
        var strategies = new RandomStrategies(31);
        for (int i = 0; i < 200; i++) {
            Mutations.paths(tree(strategies.next())).forEach(written::add);
        }

        assertThat(new TreeSet<>(SchemaPaths.of(StrategySchema.document()))).isEqualTo(written);
    }

    private static void assertRefusedByBoth(Json broken) {
        String file = JsonWriter.indented(broken);
        assertThat(SCHEMA.validate(file, InputFormat.JSON)).as(file).isNotEmpty();
        assertThatThrownBy(() -> read(file))
                .as(file)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("is not the digest");
    }

    private static StrategyFile read(String file) {
        return StrategyCodec.read(file.getBytes(StandardCharsets.UTF_8), "S.json");
    }

    private static Json.ObjectValue tree(StrategyFile file) {
        return JsonReader.read(StrategyCodec.render(file), "S.json");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
