/**
 * What a person wants to know of a run, and wants of it, while another process trades it. Read
 * {@link io.trellis.cli.trade.operate.Courier} first.
 */
@NullMarked
package io.trellis.cli.trade.operate;

import org.jspecify.annotations.NullMarked;
