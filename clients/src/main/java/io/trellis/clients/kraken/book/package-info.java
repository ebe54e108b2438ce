/**
 * The order book as the venue tells it on its WebSocket, from the text of a frame to levels that
 * are checked: no tree of JSON, no text of a number and no double in between, and no garbage. The
 * frames of trades are read in the same way, as orders follow from both.
 *
 * <p>Read {@link io.trellis.clients.kraken.book.LevelBook} first; {@link
 * io.trellis.clients.kraken.book.BookDecoder} reads what it takes.
 */
@NullMarked
package io.trellis.clients.kraken.book;

import org.jspecify.annotations.NullMarked;
