package io.trellis.core.journal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers that the constants of an enum have in a journal: their places in a list, which may
 * grow at its end and never changes, however the enum is ordered.
 */
final class Codes<E extends Enum<E>> {

    private final String name;
    private final List<E> constants;
    private final Map<E, Integer> codes;

    Codes(Class<E> type, List<E> constants) {
        name = type.getSimpleName();
        this.constants = List.copyOf(constants);
        codes = new EnumMap<>(type);
        for (E constant : this.constants) {
            codes.put(constant, codes.size());
        }
        for (E constant : type.getEnumConstants()) {
            if (!codes.containsKey(constant)) {
                throw new IllegalStateException(name + "." + constant + " has no code");
            }
        }
    }

    void write(RecordOutput out, E constant) {
        Integer code = codes.get(constant);
        if (code == null) {
            throw new IllegalStateException(name + "." + constant + " has no code");
        }
        out.raw(code);
    }

    E read(RecordInput in) {
        int code = in.raw();
        if (code >= constants.size()) {
            throw in.refusal(name + " reads " + code + ", which this version does not know");
        }
        return constants.get(code);
    }
}
