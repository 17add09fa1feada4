package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.RiskEvaluation;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.EnclosedWeights;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * The flow at the times that an experiment asks for: the weights with a radius around them within
 * which those of the true flow are proved to be, and an interval for the risk.
 *
 * <p>Times at which the flow is not enclosed are left out, as nothing is known of it there.
 */
final class FlowAtTimes {
  /** Bits kept beyond those that are shown. */
  private static final int GUARD_BITS = 64;

  private final int digits;
  private final RiskEvaluation evaluation;

  private FlowAtTimes(FlowProblem problem, int digits) {
    this.digits = digits;
    this.evaluation =
        RiskEvaluation.of(
            problem, (int) Math.ceil(digits * JsonReport.BITS_PER_DIGIT) + GUARD_BITS);
  }

  /** An entry for each of the times, in their order, of numbers in so many digits. */
  static List<Map<String, @Nullable Object>> json(
      CertifiedTrajectory flow, List<Rational> times, int digits) {
    FlowAtTimes table = new FlowAtTimes(flow.proposal().problem(), digits);
    List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    for (Rational time : times) {
      flow.at(time).ifPresent(weights -> entries.add(table.entry(time, weights)));
    }
    return entries;
  }

  private Map<String, @Nullable Object> entry(Rational time, EnclosedWeights weights) {
    PrintedWeights printed = PrintedWeights.enclosing(weights.proposed(), digits);
    Optional<DyadicInterval> risk = risk(time, weights);
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("time", Numbers.json(time));
    entry.put("risk", risk.isPresent() ? Numbers.json(risk.get()) : null);
    entry.put("radius", printed.radius(weights.radius()));
    entry.put("weights", printed.texts());
    Map<String, @Nullable Object> floats = new LinkedHashMap<>();
    floats.put("time", FloatJson.number(time));
    floats.put("risk", risk.isPresent() ? FloatJson.number(risk.get().middle()) : null);
    floats.put("weights", printed.texts().stream().map(w -> FloatJson.number(w)).toList());
    entry.put(FloatJson.KEY, floats);
    return entry;
  }

  /** An interval for the risk; none if it may be beyond what numbers hold. */
  private Optional<DyadicInterval> risk(Rational time, EnclosedWeights weights) {
    List<Dyadic> middles = weights.proposed().stream().map(w -> w.middle()).toList();
    Magnitude around =
        weights.proposed().stream()
            .map(w -> Magnitude.enclosingAbove(w.upper().subtract(w.lower())))
            .reduce(weights.radius(), Magnitude::add);
    Instant instant = new Instant(0, time, middles, around.toDyadic(), true);
    return evaluation.at(instant).sum().map(sum -> evaluation.risk(sum));
  }
}
