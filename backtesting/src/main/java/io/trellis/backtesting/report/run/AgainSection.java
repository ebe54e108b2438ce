package io.trellis.backtesting.report.run;

import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Block.Copyable;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that is needed to make a report again. */
public final class AgainSection {

    private AgainSection() {}

    /** The settings of a report over one strategy and one series of bars. */
    public static Section of(StrategyFile strategy, BarColumns bars, Origin origin) {
        String digest = StrategyDocument.of(strategy, strategy.name()).digest();
        var rows = new ArrayList<Row>();
        rows.add(Row.of("Trellis", origin.version()));
        rows.add(Row.of("strategy", digest));
        rows.add(Row.of("data", bars.series().path() + " sha256:" + bars.contentSha256()));
        origin.choices().forEach((name, value) -> rows.add(Row.of(name, value)));
        String file = new String(StrategyCodec.render(strategy), StandardCharsets.UTF_8);
        return new Section(
                "again",
                "To make it again",
                "The same command over the same data gives this report, byte for byte.",
                List.<Block>of(
                        new Copyable("Command", origin.command()),
                        new Table(
                                "",
                                List.of(Column.text("made with"), Column.text("value")),
                                rows,
                                false),
                        new Copyable("Strategy file", file)));
    }
}
