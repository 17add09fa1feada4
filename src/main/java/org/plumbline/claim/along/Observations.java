package org.plumbline.claim.along;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.data.MaxMargin;
import org.plumbline.data.MaxMarginResult;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * What several claims derive from the same evidence, derived once: knots of the trajectory, the
 * risk along it, exact evaluations at the initial weights, layers.
 *
 * <p>Work that grows with samples, edges and steps together is held within a budget by looking at
 * evenly spaced instants, first and last included; a finding says how many it looked at.
 */
public final class Observations {
  /** Multiplications of intervals spent on one quantity along the trajectory. */
  private static final long INTERVAL_BUDGET = 500_000;

  /** Multiplications of rationals spent on exact evaluation at the initial weights. */
  private static final long EXACT_BUDGET = 1_000_000;

  private final FlowProblem problem;
  private final Optional<Trajectory> trajectory;
  private final ReadingPrecision precision;
  private final Optional<CertifiedTrajectory> enclosure;
  private final Memo<List<Instant>> knots = new Memo<>();
  private final Memo<List<RiskAt>> risks = new Memo<>();
  private final Memo<RiskAt> riskAtStart = new Memo<>();
  private final Memo<RiskAt> riskAtEnd = new Memo<>();
  private final Memo<Optional<Instant>> firstLow = new Memo<>();
  private final Memo<List<Evaluation>> evaluations = new Memo<>();
  private final Memo<List<List<Rational>>> gradients = new Memo<>();
  private final Memo<GateHistory> gates = new Memo<>();
  private final Memo<MaxMarginResult> maxMargin = new Memo<>();
  private final Memo<LayerStructure> layers = new Memo<>();
  private final Memo<RiskEvaluation> evaluator = new Memo<>();

  public Observations(
      FlowProblem problem,
      Optional<Trajectory> trajectory,
      int digits,
      Optional<CertifiedTrajectory> enclosure) {
    this.enclosure = enclosure;
    this.problem = problem;
    this.trajectory = trajectory;
    this.precision =
        ReadingPrecision.of(
            trajectory.map(t -> t.digits(digits)).orElse(digits),
            trajectory.map(Trajectory::workingBits).orElse(0));
  }

  /** The bits kept of recorded weights and of everything computed from them. */
  public int bits() {
    return precision.bits();
  }

  /** The accuracy the trajectory was asked for. */
  ReadingPrecision precision() {
    return precision;
  }

  /** The steps of the trajectory; none without one. */
  public List<TrajectoryStep> steps() {
    return trajectory.map(Trajectory::steps).orElse(List.of());
  }

  /** The exact initial weights, then every step's recorded start and end, in order of time. */
  public List<Instant> knots() {
    return knots.get(this::findKnots);
  }

  /** The exact initial weights and every step's end, in order of time. */
  public List<Instant> ends() {
    List<Instant> all = knots();
    return IntStream.range(0, all.size()).filter(k -> k % 2 == 0).mapToObj(all::get).toList();
  }

  /** The last knot; the exact initial weights if nothing was integrated. */
  public Instant last() {
    return knots().get(knots().size() - 1);
  }

  /** The times the trajectory covers. */
  public Interval horizon() {
    return new Interval(Rational.ZERO, last().time());
  }

  /** The knot of the weights recorded at {@code tau} of a step. */
  public Instant within(int step, @Rigorous Dyadic tau) {
    TrajectoryStep s = steps().get(step);
    Rational length = s.end().subtract(s.start());
    Rational time = s.start().add(length.multiply(tau.toRational()));
    return enclosure
        .map(
            flow ->
                Instant.enclosed(
                    step, time, s.weightsAt(tau), flow.steps().get(step).throughout(), precision))
        .orElseGet(() -> Instant.of(step, time, s.weightsAt(tau), precision));
  }

  /** The risk at evenly chosen step ends, the initial weights and the last end included. */
  public List<RiskAt> risks() {
    return risks.get(this::findRisks);
  }

  /** Margins and risk at the initial weights. */
  public RiskAt riskAtStart() {
    return riskAtStart.get(() -> evaluator().at(knots().get(0)));
  }

  /** Margins and risk at the last knot. */
  public RiskAt riskAtEnd() {
    return riskAtEnd.get(() -> evaluator().at(last()));
  }

  /** The first instant found at which the risk is so low that every margin is positive. */
  public Optional<Instant> firstLow() {
    return firstLow.get(() -> LowRisk.first(this));
  }

  /** The gates recorded along the trajectory. */
  public GateHistory gates() {
    return gates.get(() -> GateHistory.of(problem.network(), steps()));
  }

  /** The exact direction of the maximum margin, or why there is none. */
  public MaxMarginResult maxMargin() {
    return maxMargin.get(() -> MaxMargin.exact(problem.data()));
  }

  /** Evaluates margins and risk on intervals. */
  public RiskEvaluation evaluator() {
    return evaluator.get(() -> RiskEvaluation.of(problem, precision.bits()));
  }

  /** The hidden twins. */
  public LayerStructure layers() {
    return layers.get(() -> LayerStructure.of(problem.network()));
  }

  /**
   * The exact evaluation at the initial weights of the first samples, as many as the budget allows.
   */
  public List<Evaluation> exactEvaluations() {
    return evaluations.get(this::evaluateExactly);
  }

  /**
   * The exact gradient {@code ∇f(x_i)} at the initial weights for each of {@link
   * #exactEvaluations()}.
   */
  public List<List<Rational>> exactGradients() {
    return gradients.get(() -> exactEvaluations().stream().map(Evaluation::gradient).toList());
  }

  /** Evenly spaced elements, first and last included, as many as {@code cost} each allows. */
  public static <T> List<T> sampled(List<T> all, long cost) {
    int most = (int) Math.max(8, INTERVAL_BUDGET / Math.max(1, cost));
    if (all.size() <= most) {
      return all;
    }
    return IntStream.range(0, most)
        .mapToObj(k -> all.get((int) ((long) k * (all.size() - 1) / (most - 1))))
        .toList();
  }

  /** The multiplications one evaluation of the risk takes. */
  public long riskCost() {
    return (long) problem.data().size() * problem.network().edges().size();
  }

  /** Step ends at which singular vectors of a matrix of this shape are computed. */
  public List<Instant> spectralKnots(ParameterMatrix matrix) {
    return sampled(ends(), spectralCost(matrix));
  }

  /** What the singular vectors of a matrix of this shape cost, in multiplications. */
  public static long spectralCost(ParameterMatrix matrix) {
    long rows = matrix.rows().size();
    long columns = matrix.size() / rows;
    long smaller = Math.min(rows, columns);
    return 8 * rows * columns + smaller * smaller * (rows + columns);
  }

  private List<Instant> findKnots() {
    List<Instant> found = new ArrayList<>();
    found.add(Instant.exact(problem.initialWeights(), precision.bits()));
    for (int k = 0; k < steps().size(); k++) {
      TrajectoryStep step = steps().get(k);
      Optional<CertifiedStep> certified = certified(k);
      found.add(knot(k, step.start(), step.startWeights(), certified.map(CertifiedStep::atStart)));
      found.add(knot(k, step.end(), step.endWeights(), certified.map(CertifiedStep::atEnd)));
    }
    return List.copyOf(found);
  }

  private Instant knot(
      int step, @Rigorous Rational time, List<Dyadic> weights, Optional<Magnitude> proved) {
    return proved
        .map(radius -> Instant.enclosed(step, time, weights, radius, precision))
        .orElseGet(() -> Instant.of(step, time, weights, precision));
  }

  private Optional<CertifiedStep> certified(int step) {
    return enclosure.map(flow -> flow.steps().get(step));
  }

  /** Whether the flow is enclosed along the whole trajectory. */
  public boolean isEnclosed() {
    return enclosure.isPresent();
  }

  /** The enclosure of the flow along the whole trajectory, if there is one. */
  public Optional<CertifiedTrajectory> enclosure() {
    return enclosure;
  }

  /** Ranges at all times, if the flow is enclosed along the whole trajectory. */
  public Optional<WholeStepRange> throughout() {
    return enclosure.map(flow -> new WholeStepRange(flow));
  }

  /**
   * The first step from which on no gate of the given vertices is uncertain on any sample; the
   * number of steps if there is none, or no enclosure.
   */
  public int certainFrom(List<Integer> vertices) {
    int step = steps().size();
    while (step > 0 && isCertain(step - 1, vertices)) {
      step--;
    }
    return step;
  }

  private boolean isCertain(int step, List<Integer> vertices) {
    return certified(step)
        .filter(bounds -> bounds.uncertain().stream().noneMatch(p -> vertices.contains(p.vertex())))
        .isPresent();
  }

  private List<RiskAt> findRisks() {
    return sampled(ends(), riskCost()).stream().map(evaluator()::at).toList();
  }

  private List<Evaluation> evaluateExactly() {
    Network network = problem.network();
    long affordable = Math.max(1, EXACT_BUDGET / Math.max(1, network.edges().size()));
    int samples = (int) Math.min(problem.data().size(), affordable);
    return IntStream.range(0, samples)
        .mapToObj(problem.data()::point)
        .map(x -> Evaluation.exact(network, problem.initialWeights(), x))
        .toList();
  }
}
