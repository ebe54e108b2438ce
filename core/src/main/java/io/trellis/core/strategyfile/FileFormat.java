package io.trellis.core.strategyfile;

import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.SeriesId;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.Variants;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The document as a whole. */
final class FileFormat {

    /** The members that stand together or not at all, in order. */
    static final List<String> PROOF =
            List.of("provenance", "evidence", "verdict", "digest", "signature");

    /** Those of them that the digest is not taken over. */
    static final List<String> SEALS = List.of("digest", "signature");

    private static final Field<StrategyFile, String> SCHEMA =
            Field.constant("schema", "Version of this document.", StrategyFile.SCHEMA);
    private static final Field<StrategyFile, String> NAME =
            Field.of(
                    "name",
                    "Name of the strategy, and of its file.",
                    Text.of(
                            StrategyFile.NAME_PATTERN,
                            "small letters, digits and dashes, at most 64"),
                    StrategyFile::name);
    private static final Field<StrategyFile, Optional<Instant>> CREATED =
            Field.omittable(
                    "created", "When a program wrote it.", Leaves.INSTANT, StrategyFile::created);
    private static final Field<StrategyFile, Optional<Instant>> EXPIRES =
            Field.omittable(
                    "expires",
                    "After when it must not be traded any more.",
                    Leaves.INSTANT,
                    StrategyFile::expires);
    private static final Field<StrategyFile, SeriesId> MARKET =
            Field.of("market", "What to trade.", MarketFormats.MARKET, StrategyFile::market);
    private static final Field<StrategyFile, Instrument> INSTRUMENT =
            Field.of(
                    "instrument",
                    "The trading rules of the market.",
                    MarketFormats.INSTRUMENT,
                    StrategyFile::instrument);
    private static final Field<StrategyFile, StrategySpec> STRATEGY =
            Field.of("strategy", "How to trade.", strategy(), StrategyFile::strategy);
    private static final Field<StrategyFile, RiskRules> RISK =
            Field.of(
                    "risk",
                    "Limits; null switches one off.",
                    MarketFormats.RISK,
                    StrategyFile::risk);
    private static final Field<StrategyFile, Assumptions> ASSUMPTIONS =
            Field.of(
                    "assumptions",
                    "What a simulation assumes about fills.",
                    MarketFormats.ASSUMPTIONS,
                    StrategyFile::assumptions);
    private static final Field<StrategyFile, Optional<SearchBlock>> SEARCH =
            Field.omittable(
                    "search",
                    "The space and objective of a search.",
                    SearchFormats.SEARCH,
                    StrategyFile::search);
    private static final Field<StrategyFile, Optional<Provenance>> PROVENANCE =
            proof(
                    "provenance",
                    "What it was made with.",
                    ProofFormats.PROVENANCE,
                    Proof::provenance);
    private static final Field<StrategyFile, Optional<Evidence>> EVIDENCE =
            proof(
                    "evidence",
                    "How it stood the tests; null is what was not computed.",
                    EvidenceFormat.EVIDENCE,
                    Proof::evidence);
    private static final Field<StrategyFile, Optional<Verdict>> VERDICT =
            proof("verdict", "What follows from that.", ProofFormats.VERDICT, Proof::verdict);
    private static final Field<StrategyFile, Optional<String>> DIGEST =
            proof(
                    "digest",
                    "SHA-256 of the canonical bytes (RFC 8785) without digest and signature.",
                    ProofFormats.DIGEST,
                    Proof::digest);
    private static final Field<StrategyFile, Optional<Optional<Signature>>> SIGNATURE =
            proof(
                    "signature",
                    "Signature over the digest; null for an unsigned file.",
                    ProofFormats.SIGNATURE.orNull(),
                    Proof::signature);

    static final Block<StrategyFile> FILE =
            new Block<>(
                    List.of(
                            SCHEMA,
                            NAME,
                            CREATED,
                            EXPIRES,
                            MARKET,
                            INSTRUMENT,
                            STRATEGY,
                            RISK,
                            ASSUMPTIONS,
                            SEARCH,
                            PROVENANCE,
                            EVIDENCE,
                            VERDICT,
                            DIGEST,
                            SIGNATURE),
                    FileFormat::file);

    private FileFormat() {}

    private static Format<StrategySpec> strategy() {
        var blocks = new LinkedHashMap<String, Block<? extends StrategySpec>>();
        blocks.put("grid", GridFormats.GRID);
        blocks.put("dca", DcaFormats.DCA);
        return new Variants<>(
                "kind",
                blocks,
                spec ->
                        switch (spec) {
                            case GridSpec grid -> GridFormats.GRID.write(grid);
                            case DcaSpec dca -> DcaFormats.DCA.write(dca);
                        });
    }

    private static <T> Field<StrategyFile, Optional<T>> proof(
            String name, String description, Format<T> format, Function<Proof, T> part) {
        return Field.omittable(name, description, format, file -> file.proof().map(part));
    }

    private static StrategyFile file(Block.Members in) {
        in.get(SCHEMA);
        return new StrategyFile(
                in.get(NAME),
                in.get(CREATED),
                in.get(EXPIRES),
                in.get(MARKET),
                in.get(INSTRUMENT),
                in.get(STRATEGY),
                in.get(RISK),
                in.get(ASSUMPTIONS),
                in.get(SEARCH),
                proof(in));
    }

    private static Optional<Proof> proof(Block.Members in) {
        var present = in.object().members().sequencedKeySet();
        if (PROOF.stream().noneMatch(present::contains)) {
            return Optional.empty();
        }
        return Optional.of(
                new Proof(
                        part(PROVENANCE, in),
                        part(EVIDENCE, in),
                        part(VERDICT, in),
                        part(DIGEST, in),
                        part(SIGNATURE, in)));
    }

    private static <T> T part(Field<StrategyFile, Optional<T>> field, Block.Members in) {
        return in.get(field)
                .orElseThrow(() ->
                        in.place()
                                .error(
                                        field.name()
                                                + " is missing; write all of "
                                                + String.join(", ", PROOF)
                                                + ", or none of them"));
    }
}
