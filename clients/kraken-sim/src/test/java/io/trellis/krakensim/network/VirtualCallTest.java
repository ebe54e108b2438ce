package io.trellis.krakensim.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.HttpRequest;
import io.trellis.krakensim.network.Outcome.Answer;
import io.trellis.krakensim.network.Outcome.NoAnswer;
import io.trellis.krakensim.rules.Rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a caller of {@code Time} sees of each fault, and whether the venue was asked. */
class VirtualCallTest {

    private static final long START = 1_800_000_000_000_000_000L;

    private final Agenda agenda = new Agenda(START);
    private final Exchange exchange = new Exchange(Rules.standard());
    private final List<String> heard = new ArrayList<>();

    @Test
    void givenNoFault_thenTheAnswerIsThereAtOnceButNotWithinTheCall() {
        VirtualNetwork network = network(Faults.none());

        call(network);

        assertThat(heard).isEmpty();
        agenda.runUntil(START);
        assertThat(heard).singleElement().asString().startsWith("200 {\"error\":[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "connection-refused | 0 | connection refused, sent false, delivered false",
                "request-lost | 0 | the connection broke, sent true, delivered false",
                "reply-lost | 1 | the connection broke, sent true, delivered true",
                "reply-cut | 1 | the connection broke within the answer, sent true, delivered true",
                "request-silent | 0 | nothing",
                "reply-silent | 1 | nothing",
                "server-error | 0 | 520 error code: 520",
                "server-error-done | 1 | 520 error code: 520",
                "html | 0 | 502 <html>",
                "html-done | 1 | 502 <html>",
                "unavailable | 0 | 200 {\"error\":[\"EService:Unavailable\"]}",
                "unavailable-done | 1 | 200 {\"error\":[\"EService:Unavailable\"]}",
                "internal-error-done | 1 | 200 {\"error\":[\"EGeneral:Internal error\"]}",
                "truncated-json | 1 | 200 {\"error\":[],\"re",
                "giant-json | 1 | 200 {\"error\":[],\"result\":\"0000",
                "throttled | 0 | 200 {\"error\":[\"EService: Throttled: 1800000010\"]}",
                "late-call | 1 | 200 {\"error\":[]",
                "repeated-call | 2 | 200 {\"error\":[]",
            })
    void givenAFault_thenTheCallerSeesThis_andTheVenueWasAskedSoOften(
            String kind, int asked, String sight) {
        VirtualNetwork network = network(Faults.none().with(Fault.parse("+0s fault " + kind)));

        call(network);
        agenda.runUntil(START + Duration.ofMinutes(1).toNanos());

        assertThat(heard.isEmpty() ? "nothing" : heard.getFirst()).startsWith(sight);
        assertThat(heard).hasSizeLessThanOrEqualTo(1);
        assertThat(exchange.truth().requests().getOrDefault("Time", 0)).isEqualTo(asked);
        assertThat(network.struck()).containsOnly(Map.entry(FaultKind.of(kind).orElseThrow(), 1));
    }

    @Test
    void givenAFaultForOneMethodTwice_thenTheThirdCallAndOthersPass() {
        Faults faults =
                Faults.none().with(Fault.parse("+0s fault request-lost on Time times 2 for 5s"));
        VirtualNetwork network = network(faults);

        for (int i = 0; i < 3; i++) {
            call(network, "/0/public/SystemStatus");
            call(network, "/0/public/Time");
        }
        agenda.runUntil(START);

        assertThat(heard).hasSize(6).filteredOn(each -> each.startsWith("the conn")).hasSize(2);
        assertThat(network.struck()).containsEntry(CallFault.REQUEST_LOST, 2);
    }

    @Test
    void givenHealing_thenNothingFailsAnyMore() {
        VirtualNetwork network =
                network(Faults.none().with(Fault.parse("+0s fault reply-lost times 9")));
        call(network);
        agenda.runUntil(START + 1);

        network.heal();
        call(network);
        agenda.runUntil(START + 2);

        assertThat(heard).hasSize(2).last().asString().startsWith("200");
    }

    @Test
    void givenALatency_thenTheAnswerTakesItThereAndBack() {
        long milli = 1_000_000;
        Faults faults =
                Faults.none()
                        .under(new Latency(30 * milli, 0, 0, 0), new Latency(12 * milli, 0, 0, 0));
        VirtualNetwork network = network(faults);

        call(network);
        agenda.runUntil(START + 42 * milli - 1);
        assertThat(heard).isEmpty();
        agenda.runUntil(START + 42 * milli);

        assertThat(heard).hasSize(1);
    }

    private VirtualNetwork network(Faults faults) {
        return new VirtualNetwork(agenda, exchange, faults);
    }

    private void call(VirtualNetwork network) {
        call(network, "/0/public/Time");
    }

    private void call(VirtualNetwork network, String path) {
        network.http(
                new HttpRequest("GET", path, "", Map.of(), new byte[0]),
                outcome -> heard.add(sight(outcome)));
    }

    private static String sight(Outcome outcome) {
        return switch (outcome) {
            case Answer(var answer) ->
                    answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
            case NoAnswer(String words, boolean sent, boolean delivered) ->
                    words + ", sent " + sent + ", delivered " + delivered;
        };
    }
}
