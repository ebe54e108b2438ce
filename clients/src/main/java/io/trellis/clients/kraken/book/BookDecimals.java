package io.trellis.clients.kraken.book;

/**
 * With how many decimals a market writes its prices and quantities; the checksum of its book is one
 * of exactly these digits.
 *
 * @param price 0 to 18
 * @param quantity 0 to 18
 */
public record BookDecimals(int price, int quantity) {

    /**
     * @throws IllegalArgumentException if one of them is below 0 or above 18
     */
    public BookDecimals {
        require("price", price);
        require("quantity", quantity);
    }

    private static void require(String name, int decimals) {
        if (decimals < 0 || decimals > Decimals.MOST) {
            throw new IllegalArgumentException(
                    "a " + name + " has 0 to 18 decimals, was " + decimals);
        }
    }
}
