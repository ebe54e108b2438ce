package io.trellis.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.trellis.core.machine.Input;
import io.trellis.core.market.Aggressor;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

class RecordGarbageTest {

    private static final int RECORDS = 100_000;

    @Test
    void givenTradesAndQuotes_thenWritingThemMakesNoGarbage() {
        var out = new RecordOutput();
        var codec = new RecordCodec();
        var traded = new Input.Traded(1_795_000_000_000L, 971_234, 5_000, Aggressor.BUYER);
        var quoted = new Input.Quoted(971_234, 971_235);
        write(codec, out, traded, quoted);

        long before = allocated();
        write(codec, out, traded, quoted);
        long bytes = allocated() - before;

        assertThat(out.size()).isPositive();
        assertThat((double) bytes / RECORDS).isLessThan(0.1);
    }

    private static void write(RecordCodec codec, RecordOutput out, Input traded, Input quoted) {
        for (int i = 0; i < RECORDS; i++) {
            out.clear();
            codec.encode(i * 1_000L, i * 1_001L, i % 2 == 0 ? traded : quoted, out);
        }
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }
}
