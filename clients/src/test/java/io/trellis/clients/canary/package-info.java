/**
 * Secrets that are planted in a run and must be found nowhere in what it leaves. Tests of the
 * client and of the program that trades use it. Read {@link io.trellis.clients.canary.Canary}
 * first.
 */
@NullMarked
package io.trellis.clients.canary;

import org.jspecify.annotations.NullMarked;
