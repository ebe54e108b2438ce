/**
 * The feed file: one series of bars, or the trades of one market, in a small columnar format for
 * programs that read no Parquet.
 *
 * <p>Only the bytes are here; opening and writing files is the business of whoever calls. Read
 * {@link io.trellis.core.feed.FeedReader} first, and {@link io.trellis.core.feed.TradeFeedReader}
 * for trades. All numbers are big-endian:
 *
 * <pre>
 * header   8 bytes   89 46 45 45 44 0D 0A 1A for bars, 89 54 52 44 53 0D 0A 1A for trades
 *          2         version, 1
 *          2         length of what follows, up to the checksum
 *          1 + n     venue, a length byte and ASCII
 *          1 + n     symbol, likewise
 *          8         timeframe in milliseconds; not there for trades
 *          1, 1      decimals of prices; decimals of volumes or quantities
 *          8         rows
 *          32        SHA-256 of the content of the series it was made from
 *          4         CRC32C of all of the above
 * block    4         length n of the payload, above 0
 *          n         payload: index of the first row, number of rows, then column by column
 *          4         CRC32C of the length and the payload
 * end      4         0
 *          8         rows
 *          4         CRC32C of these 12 bytes
 * </pre>
 *
 * <p>Every block but the last holds 4,096 rows. Its numbers are varints (7 bits a byte, low bits
 * first), signed ones in zigzag form. What stands before the first row of a block counts as 0.
 * Prices, volumes and quantities are whole numbers of 10<sup>-d</sup>, with the decimals d of the
 * header.
 *
 * <p>The columns of bars are: time as its difference from one timeframe after the bar before; open
 * as its difference from the open before; close less open; high less the larger of open and close;
 * the smaller of open and close less low; volume as it is. Those of trades are: time in nanoseconds
 * and price as their differences from the trade before; quantity as it is; who crossed the spread,
 * 1 the buyer, 2 the seller, 0 where nobody knows. Ids of trades and what kind of order took are
 * not kept.
 */
@NullMarked
package io.trellis.core.feed;

import org.jspecify.annotations.NullMarked;
