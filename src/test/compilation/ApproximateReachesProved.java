package org.plumbline.claim;

import java.util.List;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/** Ways from what an engine proposed to a proof; each line marked "wrong" must be refused. */
final class ApproximateReachesProved {
  private static final Statement ROWS = new Statement("some-law", "something is bounded");

  private final FlowProblem problem;
  private final Trajectory trajectory;

  ApproximateReachesProved(FlowProblem problem, Trajectory trajectory) {
    this.problem = problem;
    this.trajectory = trajectory;
  }

  /** An exact quantity that was computed by an engine. */
  Quantity recordedWeightAsExact() {
    Rational weight = trajectory.finalWeights().get(0).toRational();
    return new Quantity.Exact(weight); // wrong
  }

  /** An exact quantity that was rounded. */
  Quantity doubleAsExact() {
    return Statement.exact(Dyadic.of(0.1).toRational()); // wrong
  }

  /** A proof that rests on a measured number. */
  Finding measuredAsProof() {
    Dyadic weight = trajectory.finalWeights().get(0);
    return ROWS.proved("w", "measured").withValue(Statement.measured(weight)).finding(); // wrong
  }

  /** A refutation that is held against a measured number. */
  Finding measuredAsRefutation() {
    Quantity limit = Statement.measured(trajectory.finalWeights().get(0));
    return ROWS.violated("w", "measured").withBound(limit).finding(); // wrong
  }

  /** An interval around a recorded weight, with a radius somebody hopes for. */
  Quantity hopedForEnclosure() {
    Dyadic weight = trajectory.finalWeights().get(0);
    @Rigorous DyadicInterval tube = DyadicInterval.around(weight, Dyadic.ONE.scale(-99)); // wrong
    return new Quantity.Enclosed(tube);
  }

  /** The middle of an enclosure, which is no better than a guess. */
  @Rigorous
  Dyadic middle(@Rigorous DyadicInterval enclosure) {
    return enclosure.middle(); // wrong
  }

  /** Exact arithmetic on exact weights and one recorded one. */
  Quantity oneApproximateOperand() {
    Rational exact = problem.initialWeights().get(0);
    Rational recorded = trajectory.steps().get(0).endWeights().get(0).toRational();
    return Statement.exact(exact.square().subtract(recorded.square())); // wrong
  }

  /** A law evaluated at recorded weights. */
  @Rigorous
  Rational lawAtTheEnd(QuadraticLaw law) {
    List<Rational> weights = trajectory.finalWeights().stream().map(w -> w.toRational()).toList();
    return law.at(weights); // wrong
  }
}
