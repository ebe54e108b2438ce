package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.venue.TradingMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and in which words. */
class FrameReaderTest {

    private final FrameReader reader = new FrameReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CloudFlare WebSocket proxy restarting | Kraken stream: the answer is not JSON",
                "[1,{\"b\":[]}] | a frame is no object; the second version has no others",
                "{\"event\":\"heartbeat\"} | a frame names neither a channel nor a method",
                "{\"channel\":\"trade\",\"type\":\"partial\",\"data\":[]} |"
                        + " Kraken stream: type \"partial\" is neither snapshot nor update",
                "{\"channel\":\"trade\",\"type\":\"update\"} | Kraken stream: data is missing",
                "{\"channel\":\"status\"} | Kraken stream: data is missing",
                "{\"channel\":\"book\"} | a book is written as none ever was",
                "{\"channel\":\"executions\",\"type\":\"update\",\"data\":[]} |"
                        + " Kraken stream: sequence is missing",
                "{\"method\":\"subscribe\",\"success\":\"perhaps\"} |"
                        + " Kraken stream: success \"perhaps\" is neither true nor false",
                "{\"method\":\"subscribe\",\"result\":{\"symbol\":[]}} |"
                        + " Kraken stream: result.symbol is not a single value",
                "{\"method\":\"subscribe\",\"result\":{\"maxratecount\":1e999}} |"
                        + " Kraken stream: result.maxratecount \"1e999\" is not a decimal number",
                "{\"channel\":\"heartbeat\",\"channel\":\"trade\"} |"
                        + " Kraken stream: the answer is not JSON",
            })
    void givenAFrameWithAnError_thenRefusedInWords(String frame, String words) {
        assertThat(reader.read(frame)).isEqualTo(new Frame.Unreadable(words));
    }

    @Test
    void givenAFrameBeyondTheLimits_thenRefused() {
        assertThat(reader.read("{\"channel\":\"" + "x".repeat(4 << 20) + "\"}"))
                .isEqualTo(new Frame.Unreadable("a frame is longer than 4 MiB"));
        assertThat(reader.read("{\"channel\":" + "[".repeat(100_000)))
                .isEqualTo(
                        new Frame.Unreadable("Kraken stream: the answer is too deep or too long"));
        assertThat(reader.read("{\"channel\":\"weather\",\"n\":" + "9".repeat(65) + "}"))
                .isEqualTo(
                        new Frame.Unreadable("Kraken stream: the answer is too deep or too long"));
    }

    @Test
    void givenAStatusInWordsOnNoList_thenNothingIsAssumed() {
        assertThat(reader.read("{\"channel\":\"status\",\"data\":[{\"system\":\"dozing\"}]}"))
                .isEqualTo(new Frame.Status(TradingMode.UNKNOWN));
        assertThat(reader.read("{\"channel\":\"status\",\"data\":[]}"))
                .isEqualTo(new Frame.Status(TradingMode.UNKNOWN));
    }

    /** Another client's name of a request is no fault, and no answer to one of ours. */
    @Test
    void givenANameOfARequestThatIsNoNumber_thenTheAnswerIsToNoRequest() {
        assertThat(reader.read("{\"method\":\"subscribe\",\"req_id\":\"one\"}"))
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.requestId()).isEmpty());
    }

    @Test
    void givenAResultThatIsAList_thenTheAnswerIsRead() {
        assertThat(reader.read("{\"method\":\"batch_add\",\"req_id\":7,\"result\":[]}"))
                .isInstanceOf(Frame.Answer.class);
    }
}
