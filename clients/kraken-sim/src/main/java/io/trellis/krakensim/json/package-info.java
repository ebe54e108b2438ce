/**
 * JSON with the numbers as they were written: {@link io.trellis.krakensim.json.Json} is read,
 * {@link io.trellis.krakensim.json.JsonText} written.
 */
@NullMarked
package io.trellis.krakensim.json;

import org.jspecify.annotations.NullMarked;
