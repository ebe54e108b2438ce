package io.trellis.core.strategy.grid;

/** What every part of one oracle run shares. */
record OracleContext(
        GridPlan plan, OracleAccount account, OracleCounts counts, OracleTwist twist) {}
