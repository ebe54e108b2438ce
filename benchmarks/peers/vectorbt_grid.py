"""An 80-level grid on closes with vectorbt, one column a parameter set.

Usage: vectorbt_grid.py CLOSES COLUMNS REPETITIONS
CLOSES holds closing prices as little-endian doubles. Prints one line of JSON.

vectorbt asks its order function once a bar, so that a bar trades at most one level, at the close.
"""
import json
import sys
import time

import numpy as np
import vectorbt as vbt
from numba import njit
from vectorbt.portfolio import nb

LEVELS = 80


@njit
def order(c, levels, quantity, held):
    close = c.close[c.i, c.col]
    cell = held[c.col]
    if c.i == 0:
        cells_above = levels.shape[1] - 1 - cell
        return nb.order_nb(size=quantity[c.col] * cells_above, price=close, fees=0.0002)
    if cell < levels.shape[1] - 1 and close >= levels[c.col, cell + 1]:
        held[c.col] = cell + 1
        return nb.order_nb(size=-quantity[c.col], price=close, fees=0.0002)
    if cell > 0 and close <= levels[c.col, cell - 1]:
        held[c.col] = cell - 1
        return nb.order_nb(size=quantity[c.col], price=close, fees=0.0002)
    return nb.NoOrder


def main():
    closes = np.fromfile(sys.argv[1], dtype="<f8")
    columns = int(sys.argv[2])
    repetitions = int(sys.argv[3])
    ranges = np.linspace(0.2, 0.5, columns)
    levels = np.stack([np.geomspace(closes[0] * np.exp(-r), closes[0] * np.exp(r), LEVELS + 1)
                       for r in ranges])
    quantity = 10_000.0 / levels.sum(axis=1)
    table = np.repeat(closes[:, None], columns, axis=1)

    def run():
        held = np.full(columns, LEVELS // 2, dtype=np.int64)
        portfolio = vbt.Portfolio.from_order_func(
            table, order, levels, quantity, held, init_cash=10_000.0)
        return portfolio.total_return(), portfolio.max_drawdown()

    run()
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"bars": len(closes), "sets": columns, "seconds": float(np.median(seconds))}))


main()
