package io.trellis.trading.run;

import io.trellis.core.broker.BrokerSettings;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * The settings of a broker as they can be written down.
 *
 * @param namesKey of the names of orders, hex digits
 * @param tag of the run in the names of its orders
 */
record BrokerForm(
        String namesKey,
        int tag,
        Duration requestDeadline,
        Duration clockMargin,
        Duration secondLook,
        Duration reconcileEvery,
        Duration afterRefusal,
        Duration afterForeignCancel,
        int mostRequests) {

    private static final Field<BrokerForm, String> NAMES_KEY =
            Field.of(
                    "namesKey",
                    "Key of the names of orders.",
                    Text.of("(?:[0-9a-f]{2}){16,64}", "16 to 64 bytes in hex digits"),
                    BrokerForm::namesKey);
    private static final Field<BrokerForm, Integer> TAG =
            Field.of(
                    "tag",
                    "Of the run in the names of its orders.",
                    Numeric.count(0, 0xffff),
                    BrokerForm::tag);
    private static final Field<BrokerForm, Duration> DEADLINE =
            Field.of(
                    "requestDeadlineMillis",
                    "After which a request is void.",
                    SettingsFormats.MILLIS,
                    BrokerForm::requestDeadline);
    private static final Field<BrokerForm, Duration> MARGIN =
            Field.of(
                    "clockMarginMillis",
                    "Added to the bounds of the venue's clock.",
                    SettingsFormats.MILLIS,
                    BrokerForm::clockMargin);
    private static final Field<BrokerForm, Duration> SECOND_LOOK =
            Field.of(
                    "secondLookMillis",
                    "From a look that found nothing to the next.",
                    SettingsFormats.MILLIS,
                    BrokerForm::secondLook);
    private static final Field<BrokerForm, Duration> RECONCILE =
            Field.of(
                    "reconcileEveryMillis",
                    "How often the open orders are read.",
                    SettingsFormats.MILLIS,
                    BrokerForm::reconcileEvery);
    private static final Field<BrokerForm, Duration> REFUSAL =
            Field.of(
                    "afterRefusalMillis",
                    "Pause of a cell after a refusal.",
                    SettingsFormats.MILLIS,
                    BrokerForm::afterRefusal);
    private static final Field<BrokerForm, Duration> FOREIGN =
            Field.of(
                    "afterForeignCancelMillis",
                    "Pause of a cell after somebody else's cancel.",
                    SettingsFormats.MILLIS,
                    BrokerForm::afterForeignCancel);
    private static final Field<BrokerForm, Integer> MOST =
            Field.of(
                    "mostRequests",
                    "Writes in one turn.",
                    Numeric.count(1, 1_000),
                    BrokerForm::mostRequests);

    static final Block<BrokerForm> FORMAT =
            new Block<>(
                    List.of(
                            NAMES_KEY,
                            TAG,
                            DEADLINE,
                            MARGIN,
                            SECOND_LOOK,
                            RECONCILE,
                            REFUSAL,
                            FOREIGN,
                            MOST),
                    read ->
                            new BrokerForm(
                                    read.get(NAMES_KEY),
                                    read.get(TAG),
                                    read.get(DEADLINE),
                                    read.get(MARGIN),
                                    read.get(SECOND_LOOK),
                                    read.get(RECONCILE),
                                    read.get(REFUSAL),
                                    read.get(FOREIGN),
                                    read.get(MOST)));

    /** The usual settings for a run, whose orders bear its tag. */
    static BrokerForm standard(byte[] namesKey, String run) {
        int tag = tag(run);
        BrokerSettings usual = BrokerSettings.standard(new OrderNames(namesKey, tag));
        return new BrokerForm(
                HexFormat.of().formatHex(namesKey),
                tag,
                usual.requestDeadline(),
                usual.clockMargin(),
                usual.secondLook(),
                usual.reconcileEvery(),
                usual.afterRefusal(),
                usual.afterForeignCancel(),
                usual.mostRequests());
    }

    /** Two runs of one account have the same one in a case of 65,536. */
    private static int tag(String run) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(run.getBytes(StandardCharsets.UTF_8));
            return ((hash[0] & 0xff) << 8) | (hash[1] & 0xff);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    BrokerSettings settings() {
        return new BrokerSettings(
                new OrderNames(HexFormat.of().parseHex(namesKey), tag),
                requestDeadline,
                clockMargin,
                secondLook,
                reconcileEvery,
                afterRefusal,
                afterForeignCancel,
                mostRequests);
    }
}
