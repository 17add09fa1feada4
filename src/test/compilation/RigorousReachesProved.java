package org.plumbline.claim;

import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/** The same ends by exact arithmetic and by enclosures, which nothing may refuse. */
final class RigorousReachesProved {
  private static final Statement ROWS = new Statement("some-law", "something is bounded");

  private final FlowProblem problem;

  RigorousReachesProved(FlowProblem problem) {
    this.problem = problem;
  }

  /** Exact arithmetic on the initial weights. */
  Finding exactArithmetic(QuadraticLaw law) {
    Rational value = law.at(problem.initialWeights()).square().add(Rational.ONE);
    return ROWS.proved("w", "exact").withValue(new Quantity.Exact(value)).finding();
  }

  /** An enclosure of an exact number, widened and bounded. */
  Finding enclosure(@Rigorous DyadicInterval proved) {
    DyadicInterval first = DyadicInterval.enclosing(problem.initialWeights().get(0), 50);
    @Rigorous DyadicInterval sum = first.add(proved).outward(20);
    @Rigorous Dyadic bound = sum.upper();
    return ROWS.violated("w", "enclosed")
        .withValue(Statement.enclosed(sum))
        .withBound(Statement.exact(bound.toRational()))
        .finding();
  }

  /** A measured number may stand where nothing is decided. */
  Finding measured(Dyadic weight) {
    return ROWS.row("w", Verdict.CONSISTENT, "measured").withValue(Statement.measured(weight));
  }
}
