/**
 * Clients of trading venues, one package per venue. A client implements ports of {@code
 * io.trellis.core} where the core calls a venue; what only a program asks for, such as the trading
 * rules of a market, is a plain method of the client. Read {@code io.trellis.clients.kraken} first.
 */
@NullMarked
package io.trellis.clients;

import org.jspecify.annotations.NullMarked;
