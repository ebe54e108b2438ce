/**
 * The one step and the loop around it. Read {@link io.trellis.core.engine.Trader} first (what
 * decides), then {@link io.trellis.core.engine.BarSession} (which feeds it bars against a simulated
 * venue).
 */
@NullMarked
package io.trellis.core.engine;

import org.jspecify.annotations.NullMarked;
