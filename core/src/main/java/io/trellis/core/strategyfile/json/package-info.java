/**
 * JSON as strict, immutable values, and formats that read, write and describe them: one definition
 * of a field gives its decoder, its encoder, its errors and its part of the JSON Schema. Nothing
 * here knows about strategies.
 *
 * <p>Read {@link io.trellis.core.strategyfile.json.Json} first, then {@link
 * io.trellis.core.strategyfile.json.Format} and {@link io.trellis.core.strategyfile.json.Block}.
 */
@NullMarked
package io.trellis.core.strategyfile.json;

import org.jspecify.annotations.NullMarked;
