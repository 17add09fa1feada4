package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.descent.DescentClaims;
import org.plumbline.claim.descent.DescentEvidence;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.descent.DescentEncloser;
import org.plumbline.enclosure.descent.DescentProgress;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Gradient descent on small random problems with many coincidences: every iterate, gate, gradient
 * and identity against rational arithmetic, sample by sample.
 */
class DescentProperties {
  private static final int DIGITS = 25;
  private static final int STEPS = 5;

  /** More than the rational iterates are off. */
  private static final Rational REFERENCE = Rational.parse("1e-80");

  @Provide
  Arbitrary<RandomProblem> problems() {
    return Arbitraries.oneOf(
        List.of(RandomProblems.layered(), RandomProblems.relu(), RandomProblems.skipping()));
  }

  @Provide
  Arbitrary<Rational> stepSizes() {
    return Arbitraries.of(Rational.of(1, 16), Rational.of(1, 5), Rational.of(1, 2));
  }

  private static EnclosedDescent enclosed(FlowProblem problem, Rational stepSize) {
    return DescentEncloser.enclose(problem, stepSize, STEPS, DIGITS, DescentProgress.SILENT);
  }

  /** The iterates up to the first from which a step is so long that rational ones are too. */
  private static List<Iterate> tame(EnclosedDescent descent) {
    List<Iterate> tame = new ArrayList<>();
    for (Iterate at : descent.iterates()) {
      tame.add(at);
      if (at.risk().upper().compareTo(Dyadic.of(1_000_000)) > 0) {
        break;
      }
    }
    return tame;
  }

  @Property(tries = 40)
  void iteratesAreWhereRationalArithmeticHasThem(
      @ForAll("problems") RandomProblem random, @ForAll("stepSizes") Rational stepSize) {
    FlowProblem problem = random.problem();
    List<Iterate> tame = tame(enclosed(problem, stepSize));
    List<List<Rational>> exact = RationalDescent.iterates(problem, stepSize, tame.size() - 1);
    for (Iterate at : tame) {
      List<Rational> weights = exact.get(at.number());
      Rational radius = at.radius().toDyadic().toRational().add(REFERENCE);
      assertThat(RationalDescent.squaredDistance(weights, at.centre()))
          .isLessThanOrEqualTo(radius.multiply(radius));
      List<Rational> gradient = RationalDescent.gradient(problem, weights);
      for (int p = 0; p < gradient.size(); p++) {
        assertThat(gradient.get(p).add(REFERENCE))
            .isGreaterThanOrEqualTo(at.slope(p).lower().toRational());
        assertThat(gradient.get(p).subtract(REFERENCE))
            .isLessThanOrEqualTo(at.slope(p).upper().toRational());
      }
    }
  }

  @Property(tries = 40)
  void gatesAreThoseOfExactWeights(
      @ForAll("problems") RandomProblem random, @ForAll("stepSizes") Rational stepSize) {
    FlowProblem problem = random.problem();
    Network network = problem.network();
    List<Iterate> tame = tame(enclosed(problem, stepSize));
    List<List<Rational>> exact = RationalDescent.iterates(problem, stepSize, tame.size() - 1);
    for (Iterate at : tame) {
      for (int i = 0; i < problem.data().size(); i++) {
        List<Rational> sums =
            Evaluation.exact(network, exact.get(at.number()), List.copyOf(problem.data().point(i)))
                .preActivations();
        for (int v : network.kinked()) {
          boolean isClear = sums.get(v).abs().compareTo(REFERENCE) > 0 || at.number() == 0;
          GateState expected = sums.get(v).signum() > 0 ? GateState.ON : GateState.OFF;
          assertThat(isClear ? at.gates().state(i, v) : expected).isEqualTo(expected);
        }
      }
    }
  }

  /** Whatever the step size is, none of the identities and bounds is contradicted. */
  @Property(tries = 40)
  void identitiesAndBoundsHold(
      @ForAll("problems") RandomProblem random, @ForAll("stepSizes") Rational stepSize) {
    EnclosedDescent descent = enclosed(random.problem(), stepSize);
    List<Finding> findings =
        DescentClaims.checkAll(DescentEvidence.of(descent, DIGITS, Optional.empty()));
    assertThat(findings)
        .filteredOn(f -> f.id().endsWith("balancedness") || f.id().endsWith("-bound"))
        .extracting(Finding::verdict)
        .isNotEmpty()
        .isSubsetOf(Verdict.PROVED, Verdict.NOT_APPLICABLE);
  }
}
