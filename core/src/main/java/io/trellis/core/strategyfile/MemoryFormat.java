package io.trellis.core.strategyfile;

import io.trellis.core.regime.FittedFilter;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Place;

/** The p-value of a memory test; one that did not pass is refused. */
record MemoryFormat(Format<Double> probability) implements Format<Double> {

    private static final double HIGHEST = FittedFilter.HIGHEST_MEMORY_P;

    @Override
    public Double read(Json json, Place place) {
        double p = probability.read(json, place);
        if (p > HIGHEST) {
            throw place.error(
                    json.shown()
                            + " is above "
                            + HIGHEST
                            + ", so the training window shows no memory and the filter may not"
                            + " act; write null for regimes, or fit it to other data");
        }
        return p;
    }

    @Override
    public Json write(Double value) {
        return probability.write(value);
    }

    @Override
    public Json.ObjectValue schema() {
        return Numeric.in("[0, " + HIGHEST + "]").schema();
    }

    @Override
    public String expected() {
        return probability.expected();
    }

    @Override
    public Json parse(String text, Place place) {
        return probability.parse(text, place);
    }
}
