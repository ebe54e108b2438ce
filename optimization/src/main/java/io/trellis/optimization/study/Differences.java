package io.trellis.optimization.study;

import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where two strategy files differ. */
final class Differences {

    private Differences() {}

    /** The first place, as {@code path: value there, value here}; empty for the same bytes. */
    static Optional<String> first(StrategyFile there, StrategyFile here) {
        byte[] first = StrategyCodec.render(there);
        byte[] second = StrategyCodec.render(here);
        return Arrays.equals(first, second)
                ? Optional.empty()
                : first("", tree(first), tree(second))
                        .or(() -> Optional.of("the files differ in their spelling alone"));
    }

    private static Json tree(byte[] bytes) {
        return JsonReader.read(bytes, "strategy");
    }

    private static Optional<String> first(String path, Json there, Json here) {
        if (there.equals(here)) {
            return Optional.empty();
        }
        if (there instanceof Json.ObjectValue one && here instanceof Json.ObjectValue other) {
            return inObjects(path, one, other);
        }
        if (there instanceof Json.ArrayValue(var one)
                && here instanceof Json.ArrayValue(var other)
                && one.size() == other.size()) {
            return IntStream.range(0, one.size())
                    .mapToObj(i -> first(path + "[" + i + "]", one.get(i), other.get(i)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Optional.of(
                path + ": the file has " + there.shown() + ", the bars give " + here.shown());
    }

    private static Optional<String> inObjects(
            String path, Json.ObjectValue there, Json.ObjectValue here) {
        for (var member : there.members().entrySet()) {
            String inside = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            Optional<String> difference =
                    here.get(member.getKey())
                            .map(value -> first(inside, member.getValue(), value))
                            .orElseGet(() -> Optional.of(inside + ": the bars give no such field"));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return here.members().keySet().stream()
                .filter(name -> there.get(name).isEmpty())
                .map(name -> (path.isEmpty() ? name : path + "." + name) + ": the file has none")
                .findFirst();
    }
}
