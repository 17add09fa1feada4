package org.plumbline.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.claim.Certificate;
import org.plumbline.claim.Finding;
import org.plumbline.claim.along.Interval;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.SeededWeights;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.state.FinalRisk;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The report as JSON: numbers as texts, keys in a fixed order, everything that may differ between
 * two runs under {@code timing}.
 */
public final class JsonReport {
  /** The end of an interval that has none. */
  private static final String INFINITY = "infinity";

  /** Digits shown beyond those asked for. */
  static final int EXTRA_DIGITS = 8;

  static final double BITS_PER_DIGIT = StrictMath.log(10) / StrictMath.log(2);

  private JsonReport() {}

  /** The text of {@code report.json}, ending in a line feed. */
  public static String text(Report report) {
    return JsonText.of(tree(report));
  }

  private static Map<String, Object> tree(Report report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("plumbline", report.version());
    tree.put("experiment", experiment(report.experiment()));
    report.run().ifPresent(run -> tree.put("engine", run.engine()));
    tree.put("checks", report.findings().stream().map(JsonReport::check).toList());
    int digits = report.experiment().flow().digits();
    List<Rational> times = report.experiment().flow().at();
    report.run().ifPresent(run -> tree.put("trajectory", trajectory(run, times, digits)));
    SoughtProof.of(report).ifPresent(proof -> tree.put("untilProved", proof.json()));
    Map<String, Object> summary = new LinkedHashMap<>();
    report.summary().forEach((verdict, count) -> summary.put(verdict.name(), count));
    tree.put("summary", summary);
    tree.put("notes", report.notices().all());
    TheoremJson.put(report.audit(), tree);
    ProblemJson.put(report.experiment(), tree);
    tree.put("timing", report.timing());
    return tree;
  }

  /** What was run. */
  static Map<String, Object> experiment(Experiment experiment) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", experiment.name());
    tree.put("sha256", experiment.sha256());
    tree.put("digits", experiment.flow().digits());
    experiment.seeding().ifPresent(drawn -> drawing(drawn, tree));
    return tree;
  }

  private static void drawing(SeededWeights drawn, Map<String, Object> tree) {
    tree.put("seed", String.valueOf(drawn.seed()));
    if (drawn.kind() != SeededWeights.Kind.PLAIN) {
      tree.put("kind", drawn.kind().name().toLowerCase(Locale.ROOT));
    }
    if (drawn.distribution() != SeededWeights.Distribution.UNIFORM) {
      tree.put("distribution", drawn.distribution().name().toLowerCase(Locale.ROOT));
    }
  }

  /** A finding. */
  static Map<String, Object> check(Finding finding) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("id", finding.id());
    check.put("subject", finding.subject());
    check.put("verdict", finding.verdict().name());
    check.put("claim", finding.claim());
    finding.interval().ifPresent(interval -> check.put("interval", interval(interval)));
    finding.value().ifPresent(value -> check.put("value", Numbers.json(value)));
    finding.bound().ifPresent(bound -> check.put("bound", Numbers.json(bound)));
    finding.range().ifPresent(range -> check.put("range", Numbers.range(range)));
    FloatJson.of(finding).ifPresent(floats -> check.put(FloatJson.KEY, floats));
    check.put("reason", finding.reason());
    finding.certificate().ifPresent(numbers -> check.put("certificate", certificate(numbers)));
    return check;
  }

  private static Map<String, Object> certificate(Certificate certificate) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", certificate.kind().label());
    if (!certificate.u().isEmpty()) {
      tree.put("u", certificate.u().stream().map(Rational::toString).toList());
    }
    if (!certificate.coefficients().isEmpty()) {
      tree.put("support", certificate.support());
      tree.put(
          "coefficients", certificate.coefficients().stream().map(Rational::toString).toList());
    }
    return tree;
  }

  private static List<Object> interval(Interval interval) {
    Object end = interval.last().map(Numbers::json).orElse(INFINITY);
    return List.of(Numbers.json(interval.start()), end);
  }

  private static Map<String, Object> trajectory(Report.Run run, List<Rational> times, int asked) {
    FlowResult result = run.result();
    Trajectory trajectory = result.trajectory();
    int digits = trajectory.digits(asked);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("outcome", outcome(result));
    tree.put("steps", trajectory.steps().size());
    tree.put("workingDigits", (int) (trajectory.workingBits() / BITS_PER_DIGIT));
    List<Object> events = new ArrayList<>();
    for (int k = 0; k < trajectory.events().size(); k++) {
      GateEvent event = trajectory.events().get(k);
      Object time =
          run.eventTimes().get(k).isPresent()
              ? Numbers.json(run.eventTimes().get(k).get())
              : Numbers.approximate(event.time(), digits + EXTRA_DIGITS);
      events.add(event(trajectory.problem(), event, time));
    }
    tree.put("events", events);
    if (!times.isEmpty()) {
      tree.put("at", FlowAtTimes.json(run.verification().enclosed(), times, digits + EXTRA_DIGITS));
    }
    tree.put("final", finalState(run, digits));
    return tree;
  }

  private static String outcome(FlowResult result) {
    if (result instanceof FlowResult.Completed) {
      return "completed";
    }
    if (result instanceof FlowResult.NotUnique) {
      return "not-unique";
    }
    return result instanceof FlowResult.Unresolved ? "unresolved" : "stopped";
  }

  private static Map<String, Object> event(FlowProblem problem, GateEvent event, Object time) {
    Network network = problem.network();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("time", time);
    tree.put("sample", event.pair().sample());
    tree.put("vertex", network.name(event.pair().vertex()));
    tree.put("kind", event.kind().label());
    tree.put(FloatJson.KEY, Collections.singletonMap("time", FloatJson.number(event.time())));
    return tree;
  }

  private static Map<String, @Nullable Object> finalState(Report.Run run, int digits) {
    Trajectory trajectory = run.result().trajectory();
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    Rational time = trajectory.finalTime();
    tree.put("time", Numbers.json(time));
    tree.put(
        "risk",
        run.risk().isPresent()
            ? Numbers.json(run.risk().get())
            : Numbers.approximate(FinalRisk.approximate(trajectory), digits + EXTRA_DIGITS));
    PrintedWeights weights = PrintedWeights.of(trajectory.finalWeights(), digits + EXTRA_DIGITS);
    tree.put("radius", run.radius().isPresent() ? weights.radius(run.radius().get()) : null);
    tree.put("weights", weights.texts());
    tree.put(FloatJson.KEY, floats(time, run, weights.texts()));
    return tree;
  }

  private static Map<String, @Nullable Object> floats(
      Rational time, Report.Run run, List<String> weights) {
    Map<String, @Nullable Object> floats = new LinkedHashMap<>();
    floats.put("time", FloatJson.number(time));
    floats.put("risk", FloatJson.number(FinalRisk.approximate(run.result().trajectory())));
    floats.put("weights", weights.stream().map(w -> FloatJson.number(w)).toList());
    return floats;
  }
}
