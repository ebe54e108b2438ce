package io.trellis.cli.data;

import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;
import java.time.Instant;

/** What a folder of trades holds, for a person and as JSON. */
final class TradeText {

    private TradeText() {}

    static String of(SeriesManifest manifest) {
        String synthetic =
                manifest.venue().equals(SeriesId.SYNTHETIC_VENUE)
                        ? "SYNTHETIC DATA, not a market\n"
                        : "";
        String holes =
                manifest.gaps().count() == 0
                        ? ""
                        : "%s holes in the ids, %s trades missing%n"
                                .formatted(
                                        Shown.count(manifest.gaps().count()),
                                        Shown.count(manifest.gaps().missing()));
        return "%s%s: %s trades in %s parts%nfrom %s to %s%n%s"
                .formatted(
                        synthetic,
                        manifest.path(),
                        Shown.count(manifest.rows()),
                        Shown.count(manifest.files().size()),
                        manifest.from(),
                        manifest.to(),
                        holes);
    }

    static Json.ObjectBuilder json(SeriesManifest manifest, Path folder) {
        return Json.object()
                .put("folder", folder.toString())
                .put("series", manifest.path())
                .put("synthetic", manifest.venue().equals(SeriesId.SYNTHETIC_VENUE))
                .put("rows", manifest.rows())
                .put("parts", manifest.files().size())
                .put("from", manifest.from().toString())
                .put("to", manifest.to().toString())
                .put("completeTo", manifest.completeTo().map(Instant::toString).orElse(""))
                .put("holes", manifest.gaps().count())
                .put("missingTrades", manifest.gaps().missing());
    }
}
