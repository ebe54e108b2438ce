package io.trellis.cli.optimize;

import io.trellis.cli.research.FigureJson;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.study.Calibration;
import io.trellis.optimization.study.CalibrationPlan;
import io.trellis.optimization.study.Gate;

import java.util.List;
import java.util.Locale;

/** How often a study believes what it finds, for a person and for a script. */
record CalibrationReport(CalibrationPlan plan, Calibration calibration, String name) {

    String text() {
        return String.format(
                        Locale.ROOT,
                        "%s, %d worlds of either kind made of %s%n%n",
                        name,
                        plan.worlds(),
                        plan.columns().series())
                + rates()
                + "\n"
                + gates();
    }

    private String rates() {
        int accepted = Calibration.accepted(calibration.fair());
        int found = Calibration.accepted(calibration.planted());
        return String.format(
                Locale.ROOT,
                "false acceptance  %.2f %% (%d of %d worlds without an edge), below %.2f %% with"
                        + " 95 %% confidence%n"
                        + "power             %.2f %% (%d of %d worlds with a swing of %s and a"
                        + " half-life of %s bars)%n",
                100 * calibration.falseAcceptance(),
                accepted,
                plan.worlds(),
                100 * calibration.falseAcceptanceBound(),
                100 * calibration.power(),
                found,
                plan.worlds(),
                plan.planted().deviation(),
                plan.planted().halfLifeBars());
    }

    private String gates() {
        TextTable table = new TextTable("gate", "wants", "refused without edge", "with edge");
        for (Gate gate : plan.gates().thresholds().keySet()) {
            table.row(
                    gate.word(),
                    gate.wants() + " " + plan.gates().thresholds().get(gate),
                    count(calibration.fair(), gate),
                    count(calibration.planted(), gate));
        }
        return table + "A gate may refuse what another refuses too.\n";
    }

    private static String count(List<Calibration.World> worlds, Gate gate) {
        return Calibration.refused(worlds, gate) + " of " + worlds.size();
    }

    Json json() {
        return Json.object()
                .put("strategy", name)
                .put("series", plan.columns().series().path())
                .put("worlds", plan.worlds())
                .put("seed", plan.seed())
                .put("edge", FigureJson.number(plan.planted().deviation()))
                .put("halfLifeBars", FigureJson.number(plan.planted().halfLifeBars()))
                .put("falseAcceptances", Calibration.accepted(calibration.fair()))
                .put("falseAcceptance", FigureJson.number(calibration.falseAcceptance()))
                .put(
                        "falseAcceptanceBound95",
                        FigureJson.number(calibration.falseAcceptanceBound()))
                .put("acceptances", Calibration.accepted(calibration.planted()))
                .put("power", FigureJson.number(calibration.power()))
                .put("gates", gatesJson())
                .build();
    }

    private Json gatesJson() {
        List<Json> gates =
                plan.gates().thresholds().entrySet().stream()
                        .<Json>map(entry ->
                                Json.object()
                                        .put("gate", entry.getKey().word())
                                        .put("threshold", FigureJson.number(entry.getValue()))
                                        .put(
                                                "refusedWithoutEdge",
                                                Calibration.refused(
                                                        calibration.fair(), entry.getKey()))
                                        .put(
                                                "refusedWithEdge",
                                                Calibration.refused(
                                                        calibration.planted(), entry.getKey()))
                                        .build())
                        .toList();
        return new Json.ArrayValue(gates);
    }
}
