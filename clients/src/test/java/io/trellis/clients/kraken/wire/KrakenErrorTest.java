package io.trellis.clients.kraken.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.wire.KrakenError.Kind;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

class KrakenErrorTest {

    /** The whole table, row by row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EAPI:Invalid key | AUTH | AUTHENTICATION",
                "EGeneral:Temporary lockout | AUTH | AUTHENTICATION",
                "EAPI:Invalid signature | AUTH | AUTHENTICATION",
                "EAPI:Invalid nonce | NONCE | NONCE",
                "EGeneral:Permission denied | AUTH | AUTHENTICATION",
                "EAPI:Rate limit exceeded | SLOW | RATE_LIMIT",
                "EService: Throttled: 1800000000 | SLOW | RATE_LIMIT",
                "EGeneral:Too many requests | SLOW | RATE_LIMIT",
                "EOrder:Rate limit exceeded | SLOW | RATE_LIMIT",
                "EOrder:Domain rate limit exceeded | SLOW | RATE_LIMIT",
                "EOrder:Orders limit exceeded | REJECT | TOO_MANY_ORDERS",
                "EService:Market in cancel_only mode | MODE | MODE",
                "EService:Market in post_only mode | MODE | MODE",
                "EService:Market in limit_only mode | MODE | MODE",
                "EGeneral:Invalid arguments | REJECT | INVALID_ORDER",
                "EGeneral:Invalid arguments:volume | REJECT | INVALID_ORDER",
                "EGeneral:Invalid arguments:price | REJECT | INVALID_ORDER",
                "EGeneral:Invalid arguments:ordertype | REJECT | INVALID_ORDER",
                "EGeneral:Invalid arguments:Index unavailable | REJECT | INVALID_ORDER",
                "EGeneral:Invalid arguments:volume minimum not met | REJECT | BELOW_MINIMUM",
                "EQuery:Unknown asset pair | REJECT | UNKNOWN_MARKET",
                "EQuery:Unknown asset | REJECT | UNKNOWN_MARKET",
                "EQuery:Invalid asset pair | REJECT | UNKNOWN_MARKET",
                "EOrder:Insufficient funds | REJECT | INSUFFICIENT_FUNDS",
                "EOrder:Order minimum not met | REJECT | BELOW_MINIMUM",
                "EOrder:Cost minimum not met | REJECT | BELOW_MINIMUM",
                "EOrder:Tick size check failed | REJECT | OFF_STEP",
                "EOrder:Invalid price:XXBTZEUR price can only be specified up to 1 decimals."
                        + " | REJECT | OFF_STEP",
                "EOrder:Unknown order | REJECT | UNKNOWN_ORDER",
                "EOrder:Invalid order | REJECT | INVALID_ORDER",
                "EOrder:Post only order | REJECT | WOULD_TAKE",
                "EOrder:Scheduled orders limit exceeded | REJECT | TOO_MANY_ORDERS",
                "EOrder:Positions limit exceeded | REJECT | OTHER",
                "EOrder:Cannot open position | REJECT | OTHER",
                "EOrder:Cannot open opposing position | REJECT | OTHER",
                "EOrder:Margin allowance exceeded | REJECT | OTHER",
                "EOrder:Margin level too low | REJECT | OTHER",
                "EOrder:Margin position size exceeded | REJECT | OTHER",
                "EOrder:Insufficient margin | REJECT | OTHER",
                "EOrder:Unknown position | REJECT | OTHER",
                "EOrder:Reduce only:No position exists | REJECT | OTHER",
                "EAccount:Invalid permissions:BTC trading restricted for DE. | REJECT |"
                        + " RESTRICTED",
                "EAuth:Account temporary disabled | AUTH | AUTHENTICATION",
                "EAuth:Account unconfirmed | AUTH | AUTHENTICATION",
                "EAuth:Rate limit exceeded | SLOW | RATE_LIMIT",
                "EAuth:Too many requests | SLOW | RATE_LIMIT",
                "ESession:Invalid session | SESSION | OTHER",
                "ETrade:Invalid request | REJECT | INVALID_ORDER",
                "ETrade:User Locked | AUTH | AUTHENTICATION",
                "EBM:limit exceeded:CAL | REJECT | RESTRICTED",
                "EFunding:Unknown withdraw key | AUTH | AUTHENTICATION",
                "EAnything:New | REJECT | OTHER",
                "Currency pair not supported WWW/USD | REJECT | UNKNOWN_MARKET",
                "Malformed request | REJECT | INVALID_ORDER",
                "Unsupported event | REJECT | INVALID_ORDER",
                "'Unsupported field: ''params'' for the given msg type: ping' | REJECT |"
                        + " INVALID_ORDER",
                "Limit_price field must be a number_float | REJECT | INVALID_ORDER",
                "Cash_order_qty field must be a number_float | REJECT | INVALID_ORDER",
                "Token(s) not found | SESSION | OTHER",
                "Exceeded msg rate | SLOW | RATE_LIMIT",
            })
    void c09_givenAnErrorThatSaysNo_thenAWriteWasRefusedForItsReason(
            String text, Kind kind, Refusal refusal) {
        KrakenError error = KrakenError.of(text);

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.outcome()).isEqualTo(new WriteOutcome.Refused(refusal, error.words()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EService:Unavailable | RETRY",
                "EService:Busy | RETRY",
                "EGeneral:Internal error | RETRY",
                "EGeneral:Internal error:7 | RETRY",
                "EService:Deadline elapsed | CHECK",
                "EGeneral:Invalid arguments:cl_ord_id | CHECK",
                "EOrder:Duplicate order | CHECK",
                "EOrder:cl_ord_id exists | CHECK",
                "Already subscribed | CHECK",
                "'' | CHECK",
            })
    void c09_givenAnErrorThatLeavesItOpen_thenAWriteIsUnknown(String text, Kind kind) {
        assertThat(KrakenError.of(text).kind()).isEqualTo(kind);
        assertThat(KrakenError.of(text).outcome()).isInstanceOf(WriteOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EService: Throttled: 1800000000",
                "EService:Throttled:1800000000",
                "EService :Throttled : 1800000000",
            })
    void c10_givenBlanksAroundColons_thenTheTimeIsReadAllTheSame(String text) {
        assertThat(KrakenError.of(text).notBefore()).contains(Instant.ofEpochSecond(1_800_000_000));
    }

    @Test
    void givenSeveralErrors_thenAWriteIsRefusedOnlyIfEachSaysSo() {
        var refused = KrakenError.of("EOrder:Insufficient funds");
        var open = KrakenError.of("EService:Unavailable");

        assertThat(KrakenError.outcome(List.of(refused, refused))).isEqualTo(refused.outcome());
        assertThat(KrakenError.outcome(List.of(refused, open))).isEqualTo(open.outcome());
        assertThat(KrakenError.outcome(List.of())).isInstanceOf(WriteOutcome.Unknown.class);
    }

    @Test
    void givenALongError_thenItsWordsAreCutAndPrintable() {
        String words = KrakenError.of("EOrder:" + "ä\n".repeat(5_000)).words();

        assertThat(words).hasSizeLessThan(1_500).matches("[ -~…]*");
    }
}
