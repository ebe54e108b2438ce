package io.trellis.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import io.trellis.cli.terminal.Program;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.core.strategyfile.json.JsonWriter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class InstrumentCommandTest {

    private static final String MARKETS =
            """
            {"error": [], "result": {"XXBTZUSD": {
                "altname": "XBTUSD", "wsname": "XBT/USD", "base": "XXBT", "quote": "ZUSD",
                "lot_decimals": 8, "lot_multiplier": 1,
                "fees": [[0, 0.4]], "fees_maker": [[0, 0.25]], "ordermin": "0.00007",
                "costmin": "0.6", "tick_size": "0.1", "status": "%s"}}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer venue;

    @BeforeEach
    void start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        venue = HttpServer.create(address, 0);
        venue.start();
    }

    @AfterEach
    void stop() {
        venue.stop(0);
    }

    @Test
    void givenAListedMarket_thenItsBlockFitsIntoAStrategyFile() throws IOException {
        answer(MARKETS.formatted("online"));

        assertThat(run("BTC/USD")).isEqualTo(Program.DONE);

        assertThat(err.toString()).isEmpty();
        var block = JsonReader.read(out.toString().getBytes(UTF_8), "block");
        Path example = Path.of("..", "..", "strategies", "example-arithmetic.json");
        var file = JsonReader.read(Files.readAllBytes(example), "example");
        var changed = JsonWriter.indented(file.with("instrument", block)).getBytes(UTF_8);
        assertThat(StrategyCodec.read(changed, "changed").instrument())
                .isEqualTo(
                        new Instrument(
                                new BigDecimal("0.1"),
                                new BigDecimal("0.00000001"),
                                new BigDecimal("0.00007"),
                                new BigDecimal("0.6"),
                                new BigDecimal("0.0025"),
                                new BigDecimal("0.004")));
    }

    @Test
    void givenAFile_thenTheBlockIsWrittenThereToo(@TempDir Path folder) throws IOException {
        answer(MARKETS.formatted("online"));
        Path file = folder.resolve("block.json");

        assertThat(run("BTC/USD", "--json", file.toString())).isEqualTo(Program.DONE);

        assertThat(file).hasContent(out.toString());
    }

    @Test
    void givenAMarketThatIsNotOnline_thenThatIsToldBesideTheBlock() throws IOException {
        answer(MARKETS.formatted("cancel_only"));

        assertThat(run("BTC/USD", "--json", "-")).isEqualTo(Program.DONE);

        assertThat(out.toString()).startsWith("{\n  \"tick\": \"0.1\",\n");
        assertThat(err.toString().strip())
                .isEqualTo("warning: BTC/USD is cancel_only at kraken, not online.");
    }

    @Test
    void givenAnUnknownMarket_thenItIsWrongInput() {
        answer(MARKETS.formatted("online"));

        assertThat(run("XBT/USD")).isEqualTo(Program.WRONG_INPUT);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().strip())
                .isEqualTo("Kraken lists no market \"XBT/USD\"; write BTC/USD.");
    }

    @Test
    void givenARefusal_thenTheWorkFailed() {
        answer("{\"error\": [\"EService:Busy\"]}");

        assertThat(run("BTC/USD")).isEqualTo(Program.FAILED);

        assertThat(err.toString().strip())
                .isEqualTo(
                        "Kraken AssetPairs: the venue refuses with \"EService:Busy\"; it is down"
                                + " or overloaded, try again later.");
    }

    @Test
    void givenAnotherVenue_thenItIsWrongInput() {
        assertThat(execute("instrument", "--venue", "elsewhere", "--symbol", "BTC/USD"))
                .isEqualTo(Program.WRONG_INPUT);

        assertThat(err.toString().strip())
                .isEqualTo("--venue \"elsewhere\" is not known; write kraken.");
    }

    private int run(String symbol, String... more) {
        String url = "http://127.0.0.1:" + venue.getAddress().getPort();
        List<String> arguments =
                List.of("instrument", "--venue", "kraken", "--symbol", symbol, "--base-url", url);
        return execute(
                Stream.concat(arguments.stream(), Arrays.stream(more)).toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return Program.commandLine(new DataProgram())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void answer(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        venue.createContext(
                "/0/public/AssetPairs",
                exchange -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
