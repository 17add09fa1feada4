package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.compare.gradient.GradientJudge;
import org.plumbline.compare.gradient.RiskGradient;
import org.plumbline.compare.gradient.Setting;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
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
  private final List<List<DoubleInterval>> exactWeights = new ArrayList<>();
  private final List<List<DoubleInterval>> exactSteps = new ArrayList<>();
  private final List<List<DoubleInterval>> computedGradients = new ArrayList<>();
  private final Map<Integer, List<List<DoubleInterval>>> taken = new HashMap<>();
  private final List<DescentClaim> claims = new ArrayList<>();
  private Optional<StepSizes> plain = Optional.empty();
  private final RoundedArithmetic arithmetic;
  private final NumberFormat format;
  private final int first;
  private final boolean hasBatches;

  private TrainingRun(FlowProblem problem, NumberFormat format, int first, boolean hasBatches) {
    this.problem = problem;
    this.first = first;
    this.format = format;
    this.arithmetic = RoundedArithmetic.of(format);
    this.hasBatches = hasBatches;
  }

  /** The first steps of a recording. */
  static TrainingRun of(FlowProblem problem, NumberFormat format, List<DescentClaim> claims) {
    return of(problem, format, 0, claims);
  }

  /** Steps of a recording from one on. */
  static TrainingRun of(
      FlowProblem problem, NumberFormat format, int first, List<DescentClaim> claims) {
    TrainingRun run =
        new TrainingRun(
            problem, format, first, claims.stream().anyMatch(claim -> claim.samples().isPresent()));
    GradientJudge judge = GradientJudge.of(problem, format);
    for (DescentClaim claim : claims.subList(0, Math.min(MOST_STEPS, claims.size()))) {
      Setting setting = judge.setting(claim.weights(), claim.samples());
      run.add(claim, RiskGradient.of(problem, setting), format);
      run.addExact(claim, RiskGradient.admissible(problem, setting).computed());
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

  private void addExact(DescentClaim claim, List<DoubleInterval> computed) {
    List<DoubleInterval> steps = new ArrayList<>();
    for (int p = 0; p < computed.size(); p++) {
      steps.add(DoubleInterval.enclosing(claim.weights().get(p).subtract(claim.next().get(p))));
    }
    claims.add(claim);
    exactWeights.add(claim.weights().stream().map(DoubleInterval::enclosing).toList());
    exactSteps.add(List.copyOf(steps));
    computedGradients.add(computed);
  }

  private static double[] doubles(List<Dyadic> numbers) {
    return numbers.stream().mapToDouble(number -> number.approximateDouble()).toArray();
  }

  /** The number of steps. */
  int steps() {
    return changes.size();
  }

  /** The number that the first step has in the recording. */
  int first() {
    return first;
  }

  /** The number of weights. */
  int size() {
    return weights.isEmpty() ? 0 : weights.get(0).length;
  }

  /** Whether steps use chosen samples. */
  boolean hasBatches() {
    return hasBatches;
  }

  /** How much it is to take the gradient of each sample: edges times samples. */
  long work() {
    return (long) problem.network().edges().size() * problem.data().size();
  }

  /** Whether the risk is the mean of the losses. */
  boolean isMean() {
    return problem.reduction() == Reduction.MEAN;
  }

  /** The sizes of its steps along the gradient, which all that is tried asks for. */
  StepSizes plain() {
    StepSizes sizes = plain.orElseGet(() -> StepSizes.plain(this));
    plain = Optional.of(sizes);
    return sizes;
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

  /** The size that all steps should have; not a number if they should have several. */
  double statedStepSize() {
    boolean isOne = stepSizes.stream().distinct().count() == 1;
    return isOne ? stepSizes.get(0) : Double.NaN;
  }

  /** The format of the numbers. */
  NumberFormat format() {
    return format;
  }

  /** How a program computes in it. */
  RoundedArithmetic arithmetic() {
    return arithmetic;
  }

  /** The weights before step {@code k}, enclosed. */
  List<DoubleInterval> exactWeights(int k) {
    return exactWeights.get(k);
  }

  /** The weights after step {@code k}, enclosed. */
  List<DoubleInterval> nextWeights(int k) {
    return claims.get(k).next().stream().map(DoubleInterval::enclosing).toList();
  }

  /** Whatever a program may compute the gradient before step {@code k} to be. */
  List<DoubleInterval> computedGradient(int k) {
    return computedGradients.get(k);
  }

  /** The same of all steps. */
  List<List<DoubleInterval>> allGradients() {
    return Collections.unmodifiableList(computedGradients);
  }

  /**
   * What may have been taken away from weight {@code p} in step {@code k} before the difference was
   * rounded, if the weight itself was rounded so many times.
   */
  DoubleInterval taken(int k, int p, int weightRoundings) {
    return taken.computeIfAbsent(weightRoundings, this::allTaken).get(k).get(p);
  }

  private List<List<DoubleInterval>> allTaken(int weightRoundings) {
    return IntStream.range(0, steps())
        .mapToObj(
            k ->
                IntStream.range(0, size())
                    .mapToObj(p -> enclosedStep(k, p, weightRoundings))
                    .toList())
        .toList();
  }

  private DoubleInterval enclosedStep(int k, int p, int weightRoundings) {
    DoubleInterval step = exactSteps.get(k).get(p);
    DoubleInterval before = exactWeights.get(k).get(p);
    DoubleInterval after = before.subtract(step);
    DoubleInterval last = arithmetic.rounded(DoubleInterval.of(after.magnitudeUpper()), 2);
    DoubleInterval first =
        arithmetic.rounded(DoubleInterval.of(before.magnitudeUpper()), weightRoundings);
    double by =
        Directed.sumUpper(
            Directed.sumUpper(last.upper(), -after.magnitudeUpper()),
            Directed.sumUpper(first.upper(), -before.magnitudeUpper()));
    return RoundedArithmetic.wider(step, Directed.sumUpper(by, arithmetic.underflow()));
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
