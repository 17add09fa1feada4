package org.plumbline.claim.forever;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.claim.along.RiskEvaluation;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * What is known at all times {@code t >= T} of a flow whose risk at T is so low that every margin
 * is positive: envelopes of the smoothed margin, of the risk, the least margin and the norm
 * (proofs-notes/risk-to-zero.md).
 *
 * @param problem the problem
 * @param start margins and risk at T
 * @param growth the envelope of the smoothed margin
 * @param gain bounds of the growth of cuts
 * @param evaluator evaluates losses
 */
public record LaterTimes(
    FlowProblem problem,
    RiskAt start,
    MarginGrowth growth,
    NormGain gain,
    RiskEvaluation evaluator) {
  /** The bits kept of all numbers. */
  public static final int BITS = MarginGrowth.BITS;

  private static final DyadicInterval TWO = DyadicInterval.of(Dyadic.of(2));

  /**
   * The later times of an instant with {@code Σ ℓ(p_i) < ℓ(0)}; empty if what is known of the
   * weights there is too little to bound a logarithm.
   */
  public static Optional<LaterTimes> of(
      Observations observations,
      FlowProblem problem,
      PathGraph graph,
      Degrees.Known degrees,
      RiskAt start) {
    RiskEvaluation evaluator = observations.evaluator();
    DyadicInterval margin = evaluator.smoothedMargin(start).outward(BITS);
    if (margin.lower().signum() <= 0) {
      return Optional.empty();
    }
    Constants constants = new Constants(observations, problem, graph, start, margin);
    return Levels.of(graph)
        .map(constants::ofLevels)
        .orElseGet(() -> constants.ofDegrees(degrees))
        .map(known -> new LaterTimes(problem, start, known.growth(), known.gain(), evaluator));
  }

  /** T. */
  public Rational time() {
    return start.knot().time();
  }

  /** The weights at T. */
  public Instant knot() {
    return start.knot();
  }

  /** An interval that contains the sum of squares of some parameters at T. */
  public DyadicInterval squares(List<Integer> parameters) {
    return squares(knot(), parameters);
  }

  static DyadicInterval squares(Instant knot, List<Integer> parameters) {
    DyadicInterval sum = DyadicInterval.ZERO;
    for (int p : parameters) {
      sum = sum.add(knot.tube(p).square()).outward(BITS);
    }
    return sum;
  }

  /** The time {@code τ} from T to {@code t} in which {@code w' ∈ -∂Σℓ}. */
  private DyadicInterval tau(DyadicInterval t) {
    return t.subtract(DyadicInterval.enclosing(time(), BITS))
        .multiply(DyadicInterval.enclosing(problem.sampleFactor(), BITS))
        .outward(BITS);
  }

  /** At most the smoothed margin at {@code t >= T} and after. */
  public Dyadic marginLower(DyadicInterval t) {
    return growth.lower(tau(t));
  }

  /** At least the smoothed margin at {@code t}, if there is such a bound. */
  public Optional<Dyadic> marginUpper(DyadicInterval t) {
    return growth.upper(tau(t));
  }

  /** An interval that contains the risk {@code R(t)}. */
  public DyadicInterval risk(DyadicInterval t) {
    Dyadic most = risk(marginLower(t)).upper();
    Dyadic least = marginUpper(t).map(m -> risk(m).lower()).orElse(Dyadic.ZERO);
    return new DyadicInterval(least.min(most), most);
  }

  /** An interval that contains the risk at a smoothed margin. */
  public DyadicInterval risk(Dyadic margin) {
    return evaluator.risk(evaluator.loss(DyadicInterval.of(margin)));
  }

  /**
   * At least {@code min_i p_i} at {@code t}, if there is such a bound; at most is the smoothed
   * margin.
   */
  public Optional<Dyadic> leastMarginUpper(DyadicInterval t) {
    DyadicInterval samples = DyadicInterval.of(Dyadic.of(problem.data().size()));
    DyadicInterval rest =
        problem.loss() == Loss.EXPONENTIAL ? DyadicInterval.ZERO : start.lossSum();
    DyadicInterval spread = samples.log(BITS).add(rest).outward(BITS);
    return marginUpper(t).map(m -> DyadicInterval.of(m).add(spread).outward(BITS).upper());
  }

  /** At most the norm of the parameters on paths at {@code t}. */
  public Dyadic normLower(DyadicInterval t) {
    return gain.normLower(marginLower(t));
  }

  /** At least that norm, if there is such a bound. */
  public Optional<Dyadic> normUpper(DyadicInterval t) {
    return marginUpper(t).flatMap(gain::normUpper);
  }

  /** At most {@code N(t)}: a cut's sum of squares is {@code 2N(t)} more than at T. */
  public Dyadic gainLower(DyadicInterval t) {
    return gain.lower(marginLower(t)).max(Dyadic.ZERO);
  }

  /** At least {@code N(t)}, if there is such a bound. */
  public Optional<Dyadic> gainUpper(DyadicInterval t) {
    return marginUpper(t).flatMap(gain::upper);
  }

  /** When the smoothed margin is proved to have reached a number, in time and in risk. */
  public Arrival arrival(Dyadic margin) {
    DyadicInterval logRisk = logFactor().subtract(DyadicInterval.of(margin));
    DyadicInterval atMost =
        problem.loss() == Loss.EXPONENTIAL ? logRisk : logRisk.add(logarithm(logarithm(TWO)));
    return new Arrival(
        growth.logTimeUntil(margin).map(tau -> log10(logTime(DyadicInterval.of(tau)))),
        log10(atMost));
  }

  /**
   * When a bound is proved to hold.
   *
   * @param time contains a {@code log10 t} from which on it does; empty if it does at T
   * @param risk contains a {@code log10 R} up to which it does
   */
  public record Arrival(Optional<DyadicInterval> time, DyadicInterval risk) {}

  /** {@code log t} of {@code t = T + τ/q}, given {@code log τ}. */
  private DyadicInterval logTime(DyadicInterval logTau) {
    DyadicInterval since = logTau.subtract(logFactor()).outward(BITS);
    return time().signum() == 0
        ? since
        : MarginGrowth.logSum(logarithm(DyadicInterval.enclosing(time(), BITS)), since);
  }

  private DyadicInterval logFactor() {
    return logarithm(DyadicInterval.enclosing(problem.sampleFactor(), BITS));
  }

  private static DyadicInterval logarithm(DyadicInterval x) {
    return x.log(BITS).outward(BITS);
  }

  /** The decimal logarithm of a number, given its natural one. */
  private static DyadicInterval log10(DyadicInterval natural) {
    DyadicInterval ten = logarithm(DyadicInterval.of(Dyadic.of(10)));
    return natural.outward(BITS).divide(ten, BITS).outward(BITS);
  }
}
