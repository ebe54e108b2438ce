/**
 * Rules that stop buying or stop trading (grid-semantics section 8). Read {@link
 * io.trellis.core.risk.RiskRules} first.
 */
@NullMarked
package io.trellis.core.risk;

import org.jspecify.annotations.NullMarked;
