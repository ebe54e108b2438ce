package io.trellis.krakensim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;

class FaultTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aFaultIsOneLine() {
        Fault fault =
                Fault.once(CallFault.REPLY_LOST, Duration.ofMillis(12_500))
                        .on("AddOrder")
                        .times(2)
                        .lasting(Duration.ofSeconds(30));

        assertThat(fault.toString())
                .isEqualTo("+12.5s fault reply-lost on AddOrder times 2 for 30s");
        assertThat(Fault.parse(fault.toString())).isEqualTo(fault);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void everyLineOfADrawnPlanIsReadBack(Severity severity) {
        for (int seed = 0; seed < 50; seed++) {
            for (Fault fault : Faults.drawn(seed, severity, HOUR).plan()) {
                assertThat(Fault.parse(fault.toString())).as("seed %d", seed).isEqualTo(fault);
            }
        }
    }

    @Test
    void givenTheSameSeed_thenTheSameFaults_andOthersFromOthers() {
        assertThat(Faults.drawn(7, Severity.HARSH, HOUR))
                .isEqualTo(Faults.drawn(7, Severity.HARSH, HOUR));
        assertThat(Faults.drawn(7, Severity.HARSH, HOUR).plan())
                .isNotEqualTo(Faults.drawn(8, Severity.HARSH, HOUR).plan());
    }

    @Test
    void worldsHaveKindsOfTheirOwn_andTogetherNearlyAll() {
        var kinds = new HashSet<FaultKind>();
        var sizes = new HashSet<Integer>();
        IntStream.range(0, 20)
                .mapToObj(seed -> Faults.drawn(seed, Severity.HARSH, HOUR).plan())
                .forEach(plan -> {
                    var own = new HashSet<FaultKind>();
                    plan.forEach(fault -> own.add(fault.kind()));
                    kinds.addAll(own);
                    sizes.add(own.size());
                });

        assertThat(FaultKind.all())
                .filteredOn(kind -> !kinds.contains(kind))
                .containsExactlyInAnyOrder(
                        CallFault.REPEATED_CALL, VenueFault.CLOCK_AHEAD, VenueFault.CLOCK_BEHIND);
        assertThat(sizes).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "12s fault stall | it does not begin as one",
                "+12s fault stal | there is no fault stal",
                "+12x fault stall | \"12x\" is no length of time such as 250ms, 12.5s, 3m or 2h",
                "+12s fault stall on | a word is missing at its end",
                "+12s fault stall at public | \"at\" is none of on, times, for, of",
                "+12s fault stall of 3s | stall has no amount",
                "+12s fault stall times x | a whole number is none",
                "+12s fault reply-cut of 1000000 | 0 to 999999 millionths arrive",
                "+12s fault reply-lost on AdOrder | \"AdOrder\" is none of Time, SystemStatus,",
                "+12s fault stall on book | \"book\" is none of public, account;",
                "+12s fault late-frame on book | \"book\" is none of public, account, ping,",
                "+12s fault frame-lost on boook | \"boook\" is none of public, account, status,",
                "+12s fault event-lost on public | \"public\" is none of status, heartbeat,",
                "+12s fault proxy-restart on public | proxy-restart has no target",
                "+12s fault stall for 40000d | \"40000d\" is too long a time",
                "+12s fault mode on closed | \"closed\" is none of online, post-only, cancel-only",
            })
    void givenALineThatIsNone_thenTheSentenceSaysWhy(String line, String why) {
        assertThatThrownBy(() -> Fault.parse(line))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }

    @Test
    void givenAPlanWithoutOneFault_thenTheOthersAreUnchanged() {
        Faults faults = Faults.drawn(3, Severity.HARSH, HOUR);

        Faults fewer = faults.without(1);

        assertThat(fewer.plan()).hasSize(faults.plan().size() - 1);
        assertThat(fewer.plan().getFirst()).isEqualTo(faults.plan().getFirst());
        assertThat(fewer.plan().get(1)).isEqualTo(faults.plan().get(2));
        assertThat(fewer.lines()).first().isEqualTo("# seed 3");
    }
}
