package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link RankOneBound}: what it finds, and mutants it does not pass. */
final class RankOneBoundTest {
  private final RankOneBound claim = new RankOneBound();

  @Test
  void provesTheConstantAndMeasuresTheDistance() {
    assertThat(Examples.verdicts(claim, Examples.LINEAR.get()))
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT, Verdict.PROVED, Verdict.CONSISTENT);
  }

  @Test
  void aSingleHiddenUnitHasDistanceZero() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(2, 1, 1), List.of(Activation.LINEAR), List.of())
                .network(),
            Examples.SEPARABLE,
            Examples.rationals("1/3", "1/2", "1"),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    Finding finding = claim.check(Examples.untouched(problem)).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.bound()).contains(new Quantity.Exact(Rational.ZERO));
  }

  /** Balanced weights of rank one: {@code C = 0}, so {@code D = 0} and no room for rounding. */
  @Test
  void roundingOfTheTopDirectionDoesNotRefuteABoundOfZero() {
    Rational m = Rational.of((1L << 40) + 1);
    Rational n = Rational.of(3);
    Rational p = m.multiply(m).subtract(n.multiply(n));
    Rational q = m.multiply(n).multiply(Rational.of(2));
    Rational s = m.multiply(m).add(n.multiply(n));
    Rational two = Rational.of(2);
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of())
                .network(),
            Examples.SEPARABLE,
            List.of(p, q, p.multiply(two), q.multiply(two), s, s.multiply(two)),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    Finding finding = claim.check(Examples.untouched(problem)).get(0);
    assertThat(finding.bound()).contains(new Quantity.Exact(Rational.ZERO));
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
  }

  @Test
  void aConstantTooSmallForTheInitialWeightsIsRefuted() {
    Evidence evidence = Examples.untouched(Examples.linearProblem());
    TwinClass first = evidence.observations().layers().classes().get(0);
    List<Rational> weights = evidence.problem().initialWeights();
    Rational constant =
        ((Quantity.Exact) claim.check(evidence).get(0).bound().orElseThrow()).value();
    assertThat(RankOneBound.isExceeded(first, constant, weights)).isFalse();
    assertThat(RankOneBound.isExceeded(first, Rational.of(1, 1000), weights)).isTrue();
  }

  @Test
  void aSmallerConstantDoesNotHold() {
    Evidence evidence = Examples.LINEAR.get();
    TwinClass first = evidence.observations().layers().classes().get(0);
    Instant start = evidence.observations().knots().get(0);
    Rational constant =
        ((Quantity.Exact) claim.check(evidence).get(0).bound().orElseThrow()).value();
    Rational smaller = constant.multiply(Rational.of(15, 16));
    assertThat(RankOneBound.holds(evidence, first, constant, start)).isTrue();
    assertThat(RankOneBound.holds(evidence, first, smaller, start)).isFalse();
  }

  @Test
  void doesNotPassAMatrixThatLeftTheRankOneMatrices() {
    Evidence wrong = Examples.moved(Examples.LINEAR.get(), 9, 3, Dyadic.of(-4));
    assertThat(claim.check(wrong).get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(claim.check(wrong).get(1).reason()).contains("step 9");
  }

  @Test
  void namesTheVertexThatIsNotLinear() {
    Finding finding = claim.check(Examples.untouched(Examples.leakyProblem())).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(finding.reason()).isEqualTo("h1[0] is not linear");
  }

  @Test
  void namesTheFixedEdge() {
    Finding finding = claim.check(Examples.untouched(Examples.skipProblem())).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(finding.reason()).isEqualTo("the edge x[0] → h2[0] is fixed");
  }
}
