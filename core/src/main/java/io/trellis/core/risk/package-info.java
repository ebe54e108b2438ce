/**
 * Rules that stop buying or stop trading (grid-semantics section 8), and the gate that every write
 * of a trader passes before it leaves. Read {@link io.trellis.core.risk.RiskRules} first, then
 * {@link io.trellis.core.risk.Limits} and {@link io.trellis.core.risk.Gate}.
 */
@NullMarked
package io.trellis.core.risk;

import org.jspecify.annotations.NullMarked;
