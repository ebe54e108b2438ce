/** The REST face: read {@link io.trellis.krakensim.rest.RestFace} first. */
@NullMarked
package io.trellis.krakensim.rest;

import org.jspecify.annotations.NullMarked;
