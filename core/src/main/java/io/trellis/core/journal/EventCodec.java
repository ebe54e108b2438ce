package io.trellis.core.journal;

import io.trellis.core.venue.MaintenanceWindow;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;

import java.util.List;

/** What a venue tells. */
final class EventCodec {

    private static final Codes<TradingMode> MODES =
            new Codes<>(
                    TradingMode.class,
                    List.of(
                            TradingMode.ONLINE,
                            TradingMode.LIMIT_ONLY,
                            TradingMode.POST_ONLY,
                            TradingMode.REDUCE_ONLY,
                            TradingMode.CANCEL_ONLY,
                            TradingMode.MAINTENANCE,
                            TradingMode.DELISTED,
                            TradingMode.UNKNOWN));

    private static final int ANSWERED = 0;
    private static final int TOLD = 1;
    private static final int ORDER_REPORTED = 2;
    private static final int FILLED = 3;
    private static final int BALANCE_CHANGED = 4;
    private static final int ACCOUNT_LIVE = 5;
    private static final int ACCOUNT_LOST = 6;
    private static final int ACCOUNT_REFUSED = 7;
    private static final int MARKET = 8;
    private static final int MARKET_LOST = 9;
    private static final int MARKET_GIVEN_UP = 10;
    private static final int TRADES_MISSED = 11;
    private static final int MARKET_SUSPECT = 12;
    private static final int MODE_CHANGED = 13;
    private static final int INSTRUMENT_REVISED = 14;
    private static final int MAINTENANCE_ANNOUNCED = 15;

    private EventCodec() {}

    static void write(RecordOutput out, VenueEvent event) {
        switch (event) {
            case VenueEvent.Answered answered -> {
                out.raw(ANSWERED);
                out.signed(answered.requestId());
                out.list(answered.outcomes(), AccountCodec::writeOutcome);
            }
            case VenueEvent.Told told -> {
                out.raw(TOLD);
                out.signed(told.requestId());
                AccountCodec.writeAnswer(out, told.answer());
            }
            case VenueEvent.OrderReported reported -> {
                out.raw(ORDER_REPORTED);
                AccountCodec.writeOrder(out, reported.order());
            }
            case VenueEvent.Filled filled -> {
                out.raw(FILLED);
                AccountCodec.writeFill(out, filled.fill());
            }
            case VenueEvent.BalanceChanged changed -> {
                out.raw(BALANCE_CHANGED);
                AccountCodec.writeEntry(out, changed.entry());
            }
            case VenueEvent.AccountLive live -> {
                out.raw(ACCOUNT_LIVE);
                out.list(live.open(), AccountCodec::writeOrder);
                out.list(live.recent(), AccountCodec::writeFill);
                out.list(live.totals(), EventCodec::writeTotal);
            }
            case VenueEvent.AccountLost lost -> sentence(out, ACCOUNT_LOST, lost.sentence());
            case VenueEvent.AccountRefused refused ->
                    sentence(out, ACCOUNT_REFUSED, refused.sentence());
            case VenueEvent.Market market -> {
                sentence(out, MARKET, market.symbol());
                ValueCodec.writeMarketEvent(out, market.event());
            }
            case VenueEvent.MarketLost lost -> {
                sentence(out, MARKET_LOST, lost.symbol());
                out.text(lost.sentence());
            }
            case VenueEvent.MarketGivenUp givenUp -> {
                sentence(out, MARKET_GIVEN_UP, givenUp.symbol());
                out.text(givenUp.sentence());
            }
            case VenueEvent.TradesMissed missed -> {
                sentence(out, TRADES_MISSED, missed.symbol());
                out.signed(missed.firstId());
                out.signed(missed.lastId());
                out.flag(missed.found());
            }
            case VenueEvent.MarketSuspect suspect ->
                    sentence(out, MARKET_SUSPECT, suspect.sentence());
            case VenueEvent.ModeChanged changed -> {
                out.raw(MODE_CHANGED);
                out.optional(changed.symbol(), RecordOutput::text);
                MODES.write(out, changed.mode());
            }
            case VenueEvent.InstrumentRevised revised -> {
                sentence(out, INSTRUMENT_REVISED, revised.symbol());
                ValueCodec.writeInstrument(out, revised.instrument());
            }
            case VenueEvent.MaintenanceAnnounced announced -> {
                out.raw(MAINTENANCE_ANNOUNCED);
                out.list(announced.windows(), EventCodec::writeWindow);
            }
        }
    }

    private static void sentence(RecordOutput out, int kind, String text) {
        out.raw(kind);
        out.text(text);
    }

    static VenueEvent read(RecordInput in) {
        int kind = in.raw();
        return switch (kind) {
            case ANSWERED ->
                    new VenueEvent.Answered(in.signed(), in.list(AccountCodec::readOutcome));
            case TOLD -> new VenueEvent.Told(in.signed(), AccountCodec.readAnswer(in));
            case ORDER_REPORTED -> new VenueEvent.OrderReported(AccountCodec.readOrder(in));
            case FILLED -> new VenueEvent.Filled(AccountCodec.readFill(in));
            case BALANCE_CHANGED -> new VenueEvent.BalanceChanged(AccountCodec.readEntry(in));
            case ACCOUNT_LIVE ->
                    new VenueEvent.AccountLive(
                            in.list(AccountCodec::readOrder),
                            in.list(AccountCodec::readFill),
                            in.list(EventCodec::readTotal));
            case ACCOUNT_LOST -> new VenueEvent.AccountLost(in.text());
            case ACCOUNT_REFUSED -> new VenueEvent.AccountRefused(in.text());
            case MARKET -> new VenueEvent.Market(in.text(), ValueCodec.readMarketEvent(in));
            case MARKET_LOST -> new VenueEvent.MarketLost(in.text(), in.text());
            case MARKET_GIVEN_UP -> new VenueEvent.MarketGivenUp(in.text(), in.text());
            case TRADES_MISSED ->
                    new VenueEvent.TradesMissed(in.text(), in.signed(), in.signed(), in.flag());
            case MARKET_SUSPECT -> new VenueEvent.MarketSuspect(in.text());
            case MODE_CHANGED ->
                    new VenueEvent.ModeChanged(in.optional(RecordInput::text), MODES.read(in));
            case INSTRUMENT_REVISED ->
                    new VenueEvent.InstrumentRevised(in.text(), ValueCodec.readInstrument(in));
            case MAINTENANCE_ANNOUNCED ->
                    new VenueEvent.MaintenanceAnnounced(in.list(EventCodec::readWindow));
            default -> throw in.refusal("the kind of a venue's event reads " + kind);
        };
    }

    private static void writeTotal(RecordOutput out, VenueEvent.AssetTotal total) {
        out.text(total.asset());
        out.decimal(total.total());
    }

    private static VenueEvent.AssetTotal readTotal(RecordInput in) {
        return new VenueEvent.AssetTotal(in.text(), in.decimal());
    }

    private static void writeWindow(RecordOutput out, MaintenanceWindow window) {
        out.text(window.title());
        out.instant(window.start());
        out.instant(window.end());
        out.flag(window.cancels());
    }

    private static MaintenanceWindow readWindow(RecordInput in) {
        return new MaintenanceWindow(in.text(), in.instant(), in.instant(), in.flag());
    }
}
