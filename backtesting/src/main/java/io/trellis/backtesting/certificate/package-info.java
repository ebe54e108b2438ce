/**
 * The data certificate: what is found in stored bars, which of them are suspect, how two series of
 * the same market differ. Its records lie in {@code store}, since a manifest holds them.
 *
 * <p>Read {@link io.trellis.backtesting.store.Certificate} first, then {@link
 * io.trellis.backtesting.certificate.CertificateScan} and {@link
 * io.trellis.backtesting.certificate.CertifiedSeries}.
 */
@NullMarked
package io.trellis.backtesting.certificate;

import org.jspecify.annotations.NullMarked;
