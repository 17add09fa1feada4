package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Enclosures of one flow by runs of different precision meet, through kinks and pinned stretches,
 * and what is changed in a run is within its radius.
 */
class VerifierProperties {
  /** The least share of random problems certified, in percent. */
  private static final double LEAST_SHARE = 75;

  @Provide
  Arbitrary<RandomProblem> problems() {
    return RandomProblems.layered();
  }

  private static Rational radius(Verification verification) {
    return verification.enclosed().radius().toDyadic().toRational();
  }

  private static Rational squaredDistance(List<Dyadic> a, List<Dyadic> b) {
    Rational sum = Rational.ZERO;
    for (int p = 0; p < a.size(); p++) {
      sum = sum.add(a.get(p).subtract(b.get(p)).toRational().square());
    }
    return sum;
  }

  /** Of 60 such problems 58 were certified with either precision; here three in four have to be. */
  @Property(tries = 24, shrinking = ShrinkingMode.OFF)
  void enclosuresMeet(@ForAll("problems") RandomProblem random) {
    Trajectory rough = ShortFlow.of(random.problem(), 8).trajectory();
    Trajectory fine = ShortFlow.of(random.problem(), 24).trajectory();
    Verification first = TrajectoryVerifier.verify(random.problem(), rough);
    Verification second = TrajectoryVerifier.verify(random.problem(), fine);
    boolean areCertified =
        first instanceof Verification.Certified && second instanceof Verification.Certified;
    Statistics.label("certified")
        .collect(areCertified)
        .coverage(coverage -> coverage.check(true).percentage(share -> share >= LEAST_SHARE));
    if (!areCertified) {
      return;
    }
    Assume.that(rough.finalTime().equals(fine.finalTime()));
    assertThat(squaredDistance(rough.finalWeights(), fine.finalWeights()))
        .isLessThanOrEqualTo(radius(first).add(radius(second)).square());
  }

  /** Both enclosures of the start of a step hold the flow: together they span the change. */
  @Property(tries = 8)
  void changesAreWithinTheRadius(
      @ForAll("problems") RandomProblem random,
      @ForAll @IntRange(max = 1_000) int where,
      @ForAll @IntRange(min = 12, max = 60) int bits) {
    Trajectory trajectory = ShortFlow.of(random.problem(), 12).trajectory();
    Assume.that(!trajectory.steps().isEmpty());
    int k = where % trajectory.steps().size();
    Dyadic change = Dyadic.ONE.scale(-bits);
    Verification right = TrajectoryVerifier.verify(random.problem(), trajectory);
    Verification wrong =
        TrajectoryVerifier.verify(random.problem(), changed(trajectory, k, change));
    Assume.that(right.enclosed().steps().size() > k && wrong.enclosed().steps().size() > k);
    Dyadic reach = right.enclosed().steps().get(k).atStart().toDyadic();
    assertThat(wrong.enclosed().steps().get(k).atStart().toDyadic().add(reach))
        .isGreaterThanOrEqualTo(change);
  }

  private static Trajectory changed(Trajectory trajectory, int k, Dyadic change) {
    List<TrajectoryStep> steps = new ArrayList<>(trajectory.steps());
    TrajectoryStep step = steps.get(k);
    List<Polynomial> weights = new ArrayList<>(step.weights());
    List<Dyadic> coefficients = new ArrayList<>(weights.get(0).coefficients());
    coefficients.set(0, coefficients.get(0).add(change));
    weights.set(0, Polynomial.of(coefficients));
    steps.set(
        k, new TrajectoryStep(step.start(), step.end(), weights, step.slopes(), step.gates()));
    return trajectory.with(steps);
  }
}
