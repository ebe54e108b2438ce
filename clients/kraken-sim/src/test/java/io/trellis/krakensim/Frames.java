package io.trellis.krakensim;

import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonReader;

import java.util.List;

/** Reads frames of channels. */
final class Frames {

    private Frames() {}

    /** The first element of the data. */
    static Json.Fields report(String frame) {
        Json.Fields fields = JsonReader.readFields(frame).orElseThrow();
        return (Json.Fields) RawCaller.walk(fields, "data", 0);
    }

    /** The names of its fields, in their order. */
    static List<String> names(String frame) {
        return List.copyOf(report(frame).byName().keySet());
    }

    static String field(String frame, String name) {
        return report(frame).get(name).flatMap(Json::scalar).orElseThrow();
    }

    /** The numbers of those that have one. */
    static List<Long> sequences(List<String> frames) {
        return frames.stream()
                .filter(frame -> frame.contains("\"sequence\""))
                .map(frame -> JsonReader.readFields(frame).orElseThrow())
                .map(fields -> RawCaller.walk(fields, "sequence").scalar().orElseThrow())
                .map(Long::parseLong)
                .toList();
    }

    /** Those of a channel. */
    static List<String> of(List<String> all, String channel) {
        return all.stream()
                .filter(frame -> frame.startsWith("{\"channel\":\"" + channel + "\""))
                .toList();
    }

    /** The kinds of the reports of a channel, or the kinds of its entries. */
    static List<String> types(List<String> all, String channel) {
        return of(all, channel).stream()
                .map(Frames::report)
                .map(report -> report.get("exec_type").or(() -> report.get("type")))
                .map(type -> type.flatMap(Json::scalar).orElseThrow())
                .toList();
    }
}
