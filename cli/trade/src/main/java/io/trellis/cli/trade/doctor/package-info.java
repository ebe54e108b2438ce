/**
 * {@code trade doctor}: looks at a venue and an account without changing anything, and says what
 * would keep a strategy from being traded there. Read {@link
 * io.trellis.cli.trade.doctor.DoctorCommand} first.
 */
@NullMarked
package io.trellis.cli.trade.doctor;

import org.jspecify.annotations.NullMarked;
