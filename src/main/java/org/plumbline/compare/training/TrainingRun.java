package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.compare.gradient.GradientJudge;
import org.plumbline.compare.gradient.RiskGradient;
import org.plumbline.compare.gradient.Setting;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/**
 * Recorded steps of training in double: weights, what they change by, the gradients there, and how
 * far rounding may set a step off. For suspicions, which are judged as a whole; nothing is proved
 * by it.
 */
final class TrainingRun {
  /** So many steps tell methods apart. */
  private static final int MOST_STEPS = 40;

  /** How many times a bound what was computed from rounded weights may be off. */
  private static final double WIDENING = 8;

  private final FlowProblem problem;
  private final List<double[]> weights = new ArrayList<>();
  private final List<double[]> changes = new ArrayList<>();
  private final List<double[]> gradients = new ArrayList<>();
  private final List<double[]> noise = new ArrayList<>();
  private final List<double[]> gradientNoise = new ArrayList<>();
  private final List<Double> stepSizes = new ArrayList<>();
  private final boolean hasBatches;

  private TrainingRun(FlowProblem problem, boolean hasBatches) {
    this.problem = problem;
    this.hasBatches = hasBatches;
  }

  /** The first steps of a recording. */
  static TrainingRun of(FlowProblem problem, NumberFormat format, List<DescentClaim> claims) {
    TrainingRun run =
        new TrainingRun(problem, claims.stream().anyMatch(claim -> claim.samples().isPresent()));
    GradientJudge judge = GradientJudge.of(problem, format);
    for (DescentClaim claim : claims.subList(0, Math.min(MOST_STEPS, claims.size()))) {
      Setting setting = judge.setting(claim.weights(), claim.samples());
      run.add(claim, RiskGradient.of(problem, setting), format);
    }
    return run;
  }

  private void add(DescentClaim claim, RiskGradient gradient, NumberFormat format) {
    double eta = claim.stepSize().approximateDouble();
    double[] before = doubles(claim.weights());
    double[] after = doubles(claim.next());
    double[] change = new double[before.length];
    double[] spread = new double[before.length];
    double[] blur = new double[before.length];
    double[] exact = gradient.approximate();
    for (int p = 0; p < before.length; p++) {
      change[p] = claim.next().get(p).subtract(claim.weights().get(p)).approximateDouble();
      double lost = 3 * Math.abs(before[p]) + Math.abs(after[p]) + eta * Math.abs(exact[p]);
      blur[p] = gradient.errorUpper(p).doubleUpper();
      spread[p] = WIDENING * (eta * blur[p] + format.unitRoundoff() * lost);
    }
    weights.add(before);
    changes.add(change);
    gradients.add(exact);
    noise.add(spread);
    gradientNoise.add(blur);
    stepSizes.add(eta);
  }

  private static double[] doubles(List<Dyadic> numbers) {
    return numbers.stream().mapToDouble(number -> number.approximateDouble()).toArray();
  }

  /** The number of steps. */
  int steps() {
    return changes.size();
  }

  /** The number of weights. */
  int size() {
    return weights.isEmpty() ? 0 : weights.get(0).length;
  }

  /** Whether steps use chosen samples. */
  boolean hasBatches() {
    return hasBatches;
  }

  /** The problem. */
  FlowProblem problem() {
    return problem;
  }

  /** The weights before step {@code k}. */
  double[] weights(int k) {
    return weights.get(k);
  }

  /** What step {@code k} adds. */
  double[] change(int k) {
    return changes.get(k);
  }

  /** The gradient at the weights before step {@code k}. */
  double[] gradient(int k) {
    return gradients.get(k);
  }

  /** How far each weight may be off after step {@code k}. */
  double[] noise(int k) {
    return noise.get(k);
  }

  /** How far each entry of the gradient before step {@code k} may be off. */
  double[] gradientNoise(int k) {
    return gradientNoise.get(k);
  }

  /** The size that step {@code k} should have. */
  double stepSize(int k) {
    return stepSizes.get(k);
  }

  /** Whether what step {@code k} adds is {@code predicted}, {@code share} of its noise apart. */
  boolean fits(int k, double[] predicted, double share) {
    for (int p = 0; p < predicted.length; p++) {
      boolean isNear = Math.abs(change(k)[p] - predicted[p]) <= share * noise(k)[p];
      if (!isNear) {
        return false;
      }
    }
    return true;
  }
}
