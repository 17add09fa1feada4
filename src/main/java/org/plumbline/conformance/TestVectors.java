package org.plumbline.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.compare.gradient.ExactGradient;
import org.plumbline.compare.gradient.ExactOutputs;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentJson;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Random questions with their answers, for engines that are compared with files: each stands alone
 * and has the bounds that its answer may be off in a number format (proofs-notes/vectors.md).
 *
 * <p>The same seed gives the same vectors everywhere. A trial that has no certain answer, as where
 * rounding decides a gate, or by whose tolerances an engine would pass that does nothing, gives way
 * to the next.
 */
public final class TestVectors {
  /** The version of the format. */
  public static final int VERSION = 1;

  private static final NumberFormat FORMAT = NumberFormat.FLOAT32;
  private static final List<NumberFormat> FORMATS =
      List.of(NumberFormat.BFLOAT16, NumberFormat.FLOAT32, NumberFormat.FLOAT64);
  private static final List<Rational> SLOPES =
      List.of(Rational.ZERO, Rational.of(1, 2), Rational.ONE);
  private static final int MOST_ATTEMPTS = 1000;
  private static final long NEXT_ATTEMPT = 1_000_003;

  private static final int FLOW_DIGITS = 30;
  private static final int SPARE_DIGITS = 6;
  private static final int MOST_FLOW_STEPS = 400;
  private static final Rational FLOW_TIME = Rational.ONE;

  private final VectorLevel level;
  private final Trial trial;
  private final Experiment experiment;
  private final FlowProblem problem;
  private final List<Dyadic> weights;

  private TestVectors(VectorLevel level, Trial trial, String id) {
    this.level = level;
    this.trial = trial;
    this.experiment = trial.plan().experiment(id);
    this.problem = trial.question(id).problem();
    this.weights =
        experiment.initialWeights().stream()
            .map(w -> FORMAT.nearest(w).orElseThrow(IllegalStateException::new))
            .toList();
  }

  /** A vector as a tree of maps, lists and texts: of its level number {@code index}. */
  public static Map<String, Object> of(VectorLevel level, long seed, int index, String id) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      long own = seed + index + attempt * NEXT_ATTEMPT;
      Trial trial = RandomTrials.of(own, level.trials(), FORMAT);
      TestVectors vector = new TestVectors(level, trial, id);
      List<Map<String, Object>> answers = vector.answers();
      if (!answers.isEmpty()) {
        return vector.tree(own, answers);
      }
    }
    throw new IllegalStateException("no trial of " + level + " has a certain answer");
  }

  private Map<String, Object> tree(long own, List<Map<String, Object>> answers) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schema", "plumbline-vector");
    tree.put("version", VERSION);
    tree.put("id", experiment.name());
    tree.put("level", level.id());
    tree.put("seed", String.valueOf(own));
    tree.put("experiment", json());
    tree.put("question", question());
    tree.put("answers", answers);
    return tree;
  }

  private JsonNode json() {
    try {
      return new ObjectMapper().readTree(ExperimentJson.write(experiment));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written can be read", e);
    }
  }

  private Map<String, Object> question() {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put(
        "method",
        switch (level) {
          case FORWARD -> "forward";
          case GRADIENT, KINKS, EXTREME -> "gradient";
          case DESCENT -> "descent";
          case FLOW -> "flow";
        });
    question.put("weights", experiment.initialWeights().stream().map(Rational::toString).toList());
    if (level == VectorLevel.FLOW) {
      question.put("time", FLOW_TIME.toString());
    } else {
      samples().ifPresent(batch -> question.put("samples", batch));
    }
    if (level == VectorLevel.DESCENT) {
      question.put("eta", trial.eta().toString());
    }
    return question;
  }

  private Optional<List<Integer>> samples() {
    return level == VectorLevel.FORWARD || level == VectorLevel.FLOW || trial.batches().isEmpty()
        ? Optional.empty()
        : Optional.of(trial.batches().get(0));
  }

  /** One answer for each slope at 0 that makes a difference; none if there is no certain one. */
  private List<Map<String, Object>> answers() {
    return switch (level) {
      case FORWARD -> forward();
      case FLOW -> flow();
      case GRADIENT, KINKS, EXTREME, DESCENT -> gradients();
    };
  }

  private List<Map<String, Object>> forward() {
    Map<String, Object> tolerance = new LinkedHashMap<>();
    for (NumberFormat format : FORMATS) {
      ExactOutputs.of(problem, weights, format)
          .flatMap(outputs -> tolerances(points(outputs.values()), outputs.errorsUpper()))
          .ifPresent(found -> tolerance.put(format.spelling(), found));
    }
    if (!tolerance.containsKey(FORMAT.spelling())) {
      return List.of();
    }
    List<String> values =
        ExactOutputs.of(problem, weights, FORMAT).orElseThrow().values().stream()
            .map(Rational::toString)
            .toList();
    return List.of(answer("any", values, tolerance));
  }

  /** An engine that does nothing answers zeros, or the weights that it was given. */
  private Optional<List<String>> tolerances(List<DyadicInterval> values, List<Magnitude> errors) {
    List<Dyadic> idle =
        level == VectorLevel.DESCENT ? weights : Collections.nCopies(values.size(), Dyadic.ZERO);
    return VectorNumbers.tolerances(values, errors, idle);
  }

  /** The outputs of networks of dyadics are dyadics. */
  private static List<DyadicInterval> points(List<Rational> values) {
    return values.stream()
        .map(v -> DyadicInterval.of(NumberFormat.EXACT.nearest(v).orElseThrow()))
        .toList();
  }

  private List<Map<String, Object>> gradients() {
    List<Map<String, Object>> answers = new ArrayList<>();
    for (Rational slope : SLOPES) {
      Optional<ExactGradient> usual = value(FORMAT, slope);
      if (usual.isEmpty()) {
        return List.of();
      }
      Map<String, Object> tolerance = new LinkedHashMap<>();
      for (NumberFormat format : FORMATS) {
        value(format, slope)
            .flatMap(found -> tolerances(found.values(), found.errorsUpper()))
            .ifPresent(found -> tolerance.put(format.spelling(), found));
      }
      if (!tolerance.containsKey(FORMAT.spelling())) {
        return List.of();
      }
      List<Object> values = VectorNumbers.numbers(usual.get().values());
      answers.add(answer(slope.toString(), values, tolerance));
    }
    boolean isSmooth = answers.stream().map(a -> a.get("values")).distinct().count() == 1;
    if (!isSmooth) {
      return answers;
    }
    answers.get(0).put("slopeAtZero", "any");
    return level == VectorLevel.KINKS ? List.of() : answers.subList(0, 1);
  }

  private Optional<ExactGradient> value(NumberFormat format, Rational slope) {
    Optional<ExactGradient> gradient = ExactGradient.of(problem, weights, samples(), format, slope);
    if (level != VectorLevel.DESCENT) {
      return gradient;
    }
    Dyadic eta = FORMAT.nearest(trial.eta()).orElseThrow();
    return gradient.map(g -> g.step(weights, eta, format));
  }

  /** How far an engine's method of integration is off nobody but the engine can know. */
  private List<Map<String, Object>> flow() {
    Progress briefly = (steps, events, time, logRisk) -> steps < MOST_FLOW_STEPS;
    FlowResult result =
        Engines.standard()
            .integrate(problem, Horizon.atTime(FLOW_TIME), FLOW_DIGITS + SPARE_DIGITS, briefly);
    if (!(result instanceof FlowResult.Completed completed)) {
      return List.of();
    }
    Verification verification = TrajectoryVerifier.verify(problem, completed.trajectory());
    Magnitude radius = verification.enclosed().radius();
    boolean isNarrow =
        verification instanceof Verification.Certified && radius.approximateLog10() <= -FLOW_DIGITS;
    if (!isNarrow) {
      return List.of();
    }
    Dyadic reach = radius.toDyadic();
    List<DyadicInterval> reached =
        completed.trajectory().finalWeights().stream()
            .map(w -> new DyadicInterval(w.subtract(reach), w.add(reach)))
            .toList();
    return List.of(answer("any", VectorNumbers.numbers(reached), Map.of()));
  }

  private static Map<String, Object> answer(
      String slope, List<?> values, Map<String, Object> tolerance) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("slopeAtZero", slope);
    answer.put("values", values);
    answer.put("tolerance", tolerance);
    return answer;
  }
}
