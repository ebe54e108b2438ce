package io.trellis.trading.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Command;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

class JournalDumpTest {

    private static final long NANOS = 5_000_000_000L;
    private static final long WALL = 1_795_000_000_123_456_789L;
    private static final ClientOrderId ID = new ClientOrderId("0123456789abcdef0123456789abcdef");

    private static String text(JournalRecord entry) {
        return JournalDump.text(17, entry);
    }

    private static String text(Input input) {
        return text(new JournalRecord.Took(NANOS, WALL, input));
    }

    private static String json(JournalRecord entry) {
        return JsonWriter.line(JournalDump.json(17, entry));
    }

    @Test
    void givenInputs_thenEachIsALine() {
        String begin = "17 2026-11-18T11:06:40.123456789Z took nanos=5000000000 input=";

        assertThat(text(new Input.Traded(1_795_000_000_100L, 971_234, 55, Aggressor.SELLER)))
                .isEqualTo(
                        begin
                                + "traded timeMillis=1795000000100 priceTicks=971234 lots=55"
                                + " aggressor=seller");
        assertThat(text(new Input.Quoted(5, 6))).isEqualTo(begin + "quoted bidTicks=5 askTicks=6");
        assertThat(text(new Input.Woken())).isEqualTo(begin + "woken");
        assertThat(text(new Input.Began(3, "0.1.0", 42)))
                .isEqualTo(begin + "began epoch=3 program=0.1.0 seed=42");
        assertThat(text(new Input.Commanded(new Command.Kill("c-1", "too much"))))
                .isEqualTo(begin + "commanded command=c-1 action=kill reason=\"too much\"");
        var outcome = new WriteOutcome.Refused(Refusal.WOULD_TAKE, "EOrder:Post only order");
        assertThat(text(new Input.Told(new VenueEvent.Answered(9, List.of(outcome)))))
                .contains("input=told event=answered request=9 outcomes=[{")
                .contains("\"outcome\": \"refused\"", "\"reason\": \"would-take\"");
    }

    @Test
    void givenAWrite_thenItIsALineWithItsOrder() {
        var cancel = new VenueRequest.Cancel(8, "BTC/USD", ID);

        assertThat(text(new JournalRecord.Sent(cancel)))
                .isEqualTo("17 - sent write=cancel request=8 symbol=BTC/USD order=" + ID.text());
    }

    @Test
    void givenFacts_thenEachIsALine() {
        var changed =
                new Fact.OrderChanged(
                        ID,
                        "",
                        3,
                        Side.BUY,
                        100,
                        7,
                        0,
                        Reason.GRID,
                        Fact.OrderState.UNKNOWN,
                        Fact.Evidence.NO_ANSWER,
                        "nothing in 10 s");

        assertThat(text(new JournalRecord.Stated(changed)))
                .isEqualTo(
                        "17 - stated fact=order-changed id="
                                + ID.text()
                                + " venueId=\"\" cell=3 side=buy priceTicks=100 lots=7 filledLots=0"
                                + " reason=grid state=unknown evidence=no-answer"
                                + " words=\"nothing in 10 s\"");
        assertThat(text(new JournalRecord.Stated(new Fact.Noted(new Note.Trailed(true)))))
                .isEqualTo("17 - stated fact=noted note=trailed up=true");
    }

    /** FM-169. */
    @Test
    void fm169_givenWordsThatATerminalWouldObey_thenTheyAreEscaped() {
        var closed = new JournalRecord.Closed("a\u001b[2J\nb\u009bc");

        assertThat(text(closed)).isEqualTo("17 - closed how=\"a\\u001b[2J\\nb\\u009bc\"");
    }

    @Test
    void givenARecord_thenItsJsonHasTheSameMembers() {
        assertThat(json(new JournalRecord.Closed("done")))
                .isEqualTo("{\"sequence\": 17,\"record\": \"closed\",\"how\": \"done\"}");
        var bars = new Bars();
        bars.append(60_000, 5, 7, 4, 6);
        assertThat(json(new JournalRecord.Took(NANOS, WALL, new Input.Past(bars))))
                .endsWith(
                        "\"input\": \"past\",\"bars\": [{\"timeMillis\": 60000,\"open\": 5,"
                                + "\"high\": 7,\"low\": 4,\"close\": 6}]}");
    }

    @Test
    void givenNumbersThatJsonDoesNotHold_thenTheyAreTexts() {
        var equity = new Fact.Equity(Long.MIN_VALUE, 1L << 53, (1L << 53) + 1, 0, -5);

        assertThat(json(new JournalRecord.Stated(equity)))
                .contains("\"equity\": \"-9223372036854775808\"")
                .contains("\"cash\": 9007199254740992")
                .contains("\"lots\": \"9007199254740993\"");
        var fees = new VenueAnswer.Fees("BTC/USD", new BigDecimal("0.00250"), BigDecimal.ONE);
        var told = new Input.Told(new VenueEvent.Told(1, fees));
        assertThat(json(new JournalRecord.Took(0, 0, told)))
                .contains("\"time\": \"1970-01-01T00:00:00Z\"", "\"makerFee\": \"0.00250\"");
        var after = new VenueRequest.Amend(1, "BTC/USD", ID, 2, 3, true, Instant.EPOCH);
        assertThat(json(new JournalRecord.Sent(after)))
                .contains("\"deadline\": \"1970-01-01T00:00:00Z\"");
    }
}
