package io.trellis.krakensim.rest;

import java.util.regex.Pattern;

/** What an order's id looks like. */
final class OrderIds {

    private static final Pattern ID = Pattern.compile("[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{6}");
    private static final Pattern REFERENCE = Pattern.compile("-?[0-9]{1,10}");

    private OrderIds() {}

    static boolean isMalformed(String text) {
        return !ID.matcher(text).matches();
    }

    /** Where the client's number of an order is taken too. */
    static boolean isNeitherIdNorReference(String text) {
        return isMalformed(text) && !REFERENCE.matcher(text).matches();
    }
}
