"""An 80-level grid on closes with backtesting.py, one run.

Usage: backtesting_grid.py CLOSES COLUMNS REPETITIONS
CLOSES holds closing prices as little-endian doubles; COLUMNS is taken as 1. Prints one line of JSON.

Open, high and low are the close; orders go through at the close of the bar that decides on them.
"""
import json
import sys
import time

import numpy as np
import pandas as pd
from backtesting import Backtest, Strategy

LEVELS = 80
MOST_BARS = 20_000


class Grid(Strategy):
    levels = None

    def init(self):
        self.cell = LEVELS // 2

    def next(self):
        close = self.data.Close[-1]
        while self.cell < LEVELS and close >= self.levels[self.cell + 1]:
            self.cell += 1
            if self.trades:
                self.trades[-1].close()
        while self.cell > 0 and close <= self.levels[self.cell - 1]:
            self.cell -= 1
            self.buy(size=1 / (2 * LEVELS))


def main():
    closes = np.fromfile(sys.argv[1], dtype="<f8")[:MOST_BARS]
    repetitions = int(sys.argv[3])
    index = pd.date_range("2023-11-15", periods=len(closes), freq="min")
    frame = pd.DataFrame(
        {"Open": closes, "High": closes, "Low": closes, "Close": closes}, index=index)
    Grid.levels = np.geomspace(closes[0] * 0.6, closes[0] / 0.6, LEVELS + 1)
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        Backtest(frame, Grid, cash=1e9, commission=0.0002, trade_on_close=True).run()
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"bars": len(closes), "sets": 1, "seconds": float(np.median(seconds))}))


main()
