/**
 * What the engine does with what is asked of it: checks, funds, limits, modes, fills and their
 * entries, and who hears of it. Read {@link io.trellis.krakensim.desk.Desk} first.
 */
@NullMarked
package io.trellis.krakensim.desk;

import org.jspecify.annotations.NullMarked;
