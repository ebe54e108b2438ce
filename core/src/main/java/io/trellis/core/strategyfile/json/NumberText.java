package io.trellis.core.strategyfile.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The text of a number, within the limits of a document. */
final class NumberText {

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE]([+-]?[0-9]+))?");
    private static final BigDecimal MAX_EXPONENT = BigDecimal.valueOf(18);

    private NumberText() {}

    /** The exponent is looked at before anything is computed with it. */
    static Json.NumberValue parse(String text, Place place, String expected) {
        if (text.length() > JsonReader.MAX_NUMBER_LENGTH) {
            int most = JsonReader.MAX_NUMBER_LENGTH;
            throw place.error(
                    Json.printable(text, most) + " is longer than " + most + " characters");
        }
        var matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            throw place.error(Json.quoted(text) + " is not a number; write " + expected);
        }
        String exponent = matcher.group(1);
        if (exponent != null && new BigDecimal(exponent).abs().compareTo(MAX_EXPONENT) > 0) {
            throw place.error(text + " has an exponent beyond -18 or 18");
        }
        return Mapped.converted(place, new BigDecimal(text), Json.NumberValue::new);
    }
}
