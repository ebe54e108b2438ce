package io.trellis.notebook;

import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

import tech.tablesaw.api.Table;

import java.util.List;
import java.util.function.Function;

/** Tells the kernel how our results look; it finds this class as a service. */
public final class KernelDisplay implements DisplayProvider {

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(
                new Renderer<>(Shown.class, shown -> markup(shown.html(), shown.toString())),
                new Renderer<>(Table.class, table -> markup(TableHtml.of(table), table.print())));
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private static DisplayData markup(String html, String text) {
        DisplayData data = DisplayData.fromHtml(html);
        data.putText(text);
        return data;
    }

    private record Renderer<T>(Class<T> type, Function<T, DisplayData> show)
            implements DisplayRenderer {

        @Override
        public Class<?> rendererClass() {
            return type;
        }

        @Override
        public boolean canRender(String mime) {
            return true;
        }

        @Override
        public DisplayData render(String mime, Object value) {
            return show.apply(type.cast(value));
        }
    }
}
