/**
 * Clients of trading venues: implementations of the ports of the core, one package per venue. Start
 * with the ports themselves, in {@code io.trellis.core}.
 */
@NullMarked
package io.trellis.clients;

import org.jspecify.annotations.NullMarked;
