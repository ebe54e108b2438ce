package io.trellis.optimization.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/** Setting decoded records and decoding a changed document are the same thing. */
class PlanMakerTest {

    private static final int SPACES = 300;
    private static final int CANDIDATES = 20;

    /** Many values are wrong for themselves or with the others. */
    private static final List<String> COMMON =
            List.of(
                    "capital=1000,2500.50,0.01,12345678901",
                    "capital=500..3000/250",
                    "sizing=base,quote",
                    "start=inventory,cash",
                    "stopLoss=null,50,79.99,79.995",
                    "takeProfit=null,60,151.5",
                    "trail=null,up,down,both",
                    "recenter.deviation=0..0.05",
                    "recenter.deviation=null,0.02,0",
                    "recenter.maxAgeHours=null,24,0.5",
                    "recenter.cooldownHours=0..12/3",
                    "recenter.compound=true,false",
                    "recenter.pumpDump.move=0.01..0.2/log",
                    "recenter.pumpDump.hours=1,2.5",
                    "recenter.dominance.share=0.5..1",
                    "recenter.dominance.hours=1..20",
                    "risk.maxExposure=null,0,0.5,10",
                    "risk.killSwitch=null,0.1,1",
                    "risk.maxDrawdown=0.01..1/log",
                    "risk.resumeNextDay=true,false",
                    "risk.maxOrderNotional=null,100,2500.5",
                    "risk.maxOpenOrders=null,10,60",
                    "risk.priceCollar=null,0.05",
                    "assumptions.slippage=0..0.01",
                    "assumptions.pathRule=nearest,lowFirst,highFirst",
                    "assumptions.marginTicks=0..5",
                    "instrument.lot=0.001,0.00001",
                    "instrument.minQty=0,0.01",
                    "instrument.minCost=0,5,10",
                    "instrument.makerFee=0,0.001,0.5",
                    "instrument.takerFee=0..0.01");

    private static final List<String> RANGE =
            List.of(
                    "grid.lower=60..110",
                    "grid.lower=80,90,119.999,130",
                    "grid.upper=90..160/0.5",
                    "grid.cells=1..200");

    private static final List<String> SYMMETRIC =
            List.of(
                    "grid.center=null,100,101.005",
                    "grid.spacing=0.001..0.5/log",
                    "grid.levels=1..20",
                    "grid.profit=0.001..0.05");

    private static final List<String> VOLATILITY =
            List.of(
                    "grid.center=null,100",
                    "grid.factor=0.1..5",
                    "grid.atrPeriod=2..30",
                    "grid.timeframe=1h,4h,1d",
                    "grid.levels=1..12",
                    "grid.minSpacing=0,0.001,0.03,0.2",
                    "grid.maxSpacing=0.02,0.1");

    private static final List<String> FIBONACCI =
            List.of("grid.center=null,100", "grid.step=0.001..0.1/log", "grid.levels=1..12");

    @ParameterizedTest
    @CsvSource({"arithmetic, 1", "geometric, 2", "symmetric, 3", "fibonacci, 4", "volatility, 5"})
    void givenRandomCandidates_thenSettersAndDocumentsGiveTheSame(String kind, long seed) {
        StrategyDocument document = document(kind);
        var random = new Random(seed);
        int accepted = 0;
        for (int draw = 0; draw < SPACES; draw++) {
            ParameterSpace space = space(document, kind, random);
            var maker = new PlanMaker(space);
            for (int i = 0; i < CANDIDATES; i++) {
                double[] shares = random.doubles(space.dimensions().size()).toArray();
                Candidate candidate = space.candidate(shares);

                Attempt<GridPlan> plan = maker.plan(candidate);

                assertThat(plan)
                        .as("seed %d, %s %s", seed, space.paths(), candidate.values())
                        .isEqualTo(decoded(space, candidate));
                accepted += plan instanceof Attempt.Done ? 1 : 0;
            }
        }
        assertThat(accepted).isBetween(SPACES, SPACES * CANDIDATES - CANDIDATES);
    }

    private static final List<String> KINDS =
            List.of("arithmetic", "geometric", "symmetric", "fibonacci", "volatility");

    private static final List<String> OF_KINDS =
            List.of(
                    "grid.lower=60..110 if grid.kind=arithmetic,geometric",
                    "grid.upper=100..160 if grid.kind=arithmetic,geometric",
                    "grid.cells=2..60 if grid.kind=arithmetic,geometric",
                    "grid.center=null,100,101 if grid.kind=symmetric,fibonacci,volatility",
                    "grid.levels=1..14 if grid.kind=symmetric,fibonacci,volatility",
                    "grid.spacing=0.001..0.2/log if grid.kind=symmetric",
                    "grid.profit=0.001..0.05 if grid.kind=symmetric",
                    "grid.step=0.001..0.1/log if grid.kind=fibonacci",
                    "grid.factor=0.1..5 if grid.kind=volatility",
                    "grid.atrPeriod=2..30 if grid.kind=volatility",
                    "grid.timeframe=1h,4h,1d if grid.kind=volatility",
                    "grid.minSpacing=0,0.001,0.03 if grid.kind=volatility",
                    "grid.maxSpacing=0.02,0.1 if grid.kind=volatility");

    /** Where a field of a kind is neither in the file nor varied, its candidates are refused. */
    @ParameterizedTest
    @CsvSource({"arithmetic, 1", "geometric, 2", "symmetric, 3", "fibonacci, 4", "volatility, 5"})
    void givenCandidatesOfAllKinds_thenSettersAndDocumentsGiveTheSame(String base, long seed) {
        StrategyDocument document = document(base);
        var random = new Random(seed);
        var accepted = new LinkedHashSet<String>();
        for (int draw = 0; draw < 12; draw++) {
            var texts = new ArrayList<>(List.of("grid.kind=" + String.join(",", KINDS)));
            texts.addAll(OF_KINDS);
            if (draw % 2 > 0) {
                texts.remove(1 + random.nextInt(OF_KINDS.size()));
            }
            ParameterSpace space = allKinds(document, texts);
            var maker = new PlanMaker(space);
            for (int i = 0; i < 60; i++) {
                double[] shares = random.doubles(space.dimensions().size()).toArray();
                Candidate candidate = space.candidate(shares);

                Attempt<GridPlan> plan = maker.plan(candidate);

                assertThat(plan)
                        .as("seed %d, %s %s", seed, space.paths(), candidate.values())
                        .isEqualTo(decoded(space, candidate));
                if (plan instanceof Attempt.Done<GridPlan>(var done)) {
                    accepted.add(done.settings().grid().word());
                }
            }
        }
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(KINDS);
    }

    /**
     * Without the field that is left out, other fields may lack what tells whether they are prices.
     */
    private static ParameterSpace allKinds(StrategyDocument document, List<String> texts) {
        try {
            return ParameterSpace.of(document, Settings.parse(document, texts).dimensions());
        } catch (InvalidInputException incomplete) {
            var all = new ArrayList<>(List.of(texts.getFirst()));
            all.addAll(OF_KINDS);
            return ParameterSpace.of(document, Settings.parse(document, all).dimensions());
        }
    }

    private static ParameterSpace space(StrategyDocument document, String kind, Random random) {
        var texts = new ArrayList<>(COMMON);
        texts.addAll(
                switch (kind) {
                    case "symmetric" -> SYMMETRIC;
                    case "fibonacci" -> FIBONACCI;
                    case "volatility" -> VOLATILITY;
                    default -> RANGE;
                });
        Collections.shuffle(texts, random);
        var chosen = new ArrayList<String>();
        var paths = new ArrayList<String>();
        int most = 1 + random.nextInt(5);
        for (String text : texts) {
            String path = text.substring(0, text.indexOf('='));
            if (chosen.size() < most && !paths.contains(path) && isTaken(document, text)) {
                chosen.add(text);
                paths.add(path);
            }
        }
        return ParameterSpace.of(document, Settings.parse(document, chosen).dimensions());
    }

    /** A value that is none for its field is refused when it is read from the command line. */
    private static boolean isTaken(StrategyDocument document, String text) {
        try {
            ParameterSpace.of(document, Settings.parse(document, List.of(text)).dimensions());
            return true;
        } catch (InvalidInputException _) {
            return false;
        }
    }

    private static Attempt<GridPlan> decoded(ParameterSpace space, Candidate candidate) {
        try {
            return new Attempt.Done<>(GridPlan.of(space.document(candidate).decode()));
        } catch (InvalidInputException refused) {
            return new Attempt.Refused<>(String.valueOf(refused.getMessage()));
        }
    }

    @Test
    void givenAValueThatIsNoneForItsField_thenRefusedWithTheSentenceOfTheDocument() {
        StrategyDocument document = document("arithmetic");
        ParameterSpace space =
                ParameterSpace.of(
                        document,
                        Settings.parse(document, List.of("grid.cells=10,20")).dimensions());

        Attempt<GridPlan> plan = new PlanMaker(space).plan(new Candidate(List.of("ten")));

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Attempt.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .startsWith("planted.json: strategy.grid.cells")
                                        .contains("ten"));
    }

    private static StrategyDocument document(String kind) {
        String grid =
                switch (kind) {
                    case "symmetric" ->
                            "\"center\": null, \"spacing\": 0.01, \"levels\": 6, \"profit\": 0.02";
                    case "volatility" ->
                            "\"center\": null, \"factor\": 1, \"atrPeriod\": 14,"
                                    + " \"timeframe\": \"1h\", \"levels\": 5,"
                                    + " \"minSpacing\": 0.001, \"maxSpacing\": 0.05";
                    case "fibonacci" -> "\"center\": \"100\", \"step\": 0.01, \"levels\": 5";
                    default -> "\"lower\": \"80\", \"upper\": \"120\", \"cells\": 10";
                };
        String text =
                """
                {"schema": "trellis/strategy/1", "name": "planted",
                 "market": {"venue": "synthetic", "symbol": "ABC/USD", "timeframe": "1h"},
                 "instrument": {"tick": "0.01", "lot": "0.001", "minQty": "0.001", "minCost": "1",
                   "makerFee": "0.001", "takerFee": "0.002"},
                 "strategy": {"kind": "grid", "grid": {"kind": "%s", %s},
                   "capital": "1000", "sizing": "base", "start": "inventory",
                   "stopLoss": "55", "takeProfit": null,
                   "recenter": {"deviation": 0.02, "pumpDump": {"move": 0.05, "hours": 1},
                     "dominance": {"share": 0.8, "hours": 10}, "maxAgeHours": 24,
                     "cooldownHours": 0, "compound": true},
                   "trail": null, "regimes": null},
                 "risk": {"maxExposure": null, "killSwitch": 0.1, "maxDrawdown": null,
                   "resumeNextDay": false, "maxOrderNotional": null, "maxOpenOrders": null,
                   "priceCollar": null},
                 "assumptions": {"slippage": 0.001, "pathRule": "nearest", "marginTicks": 0}}
                """
                        .formatted(kind, grid);
        return StrategyDocument.read(text.getBytes(StandardCharsets.UTF_8), "planted.json");
    }
}
