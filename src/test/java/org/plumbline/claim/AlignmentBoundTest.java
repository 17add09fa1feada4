package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.number.SpectralBounds;

/** {@link AlignmentBound}: what it finds, and mutants it does not pass. */
final class AlignmentBoundTest {
  private final AlignmentBound claim = new AlignmentBound();

  @Test
  void provesTheConstantAndMeasuresTheAngle() {
    assertThat(Examples.verdicts(claim, Examples.LINEAR.get()))
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT, Verdict.PROVED, Verdict.CONSISTENT);
  }

  @Test
  void theBoundWithoutTheSpreadOfTheImbalanceDoesNotHold() {
    Evidence evidence = Examples.LINEAR.get();
    TwinClass first = evidence.observations().layers().classes().get(0);
    RankOneConstant.Known known =
        (RankOneConstant.Known)
            RankOneConstant.of(
                evidence.observations().layers(), first, evidence.problem().initialWeights());
    SpectralBounds flat = new SpectralBounds(Rational.ZERO, Rational.ZERO);
    RankOneConstant.Known wrong = new RankOneConstant.Known(Rational.ZERO, known.imbalance(), flat);
    Instant last = evidence.observations().last();
    AlignmentBound.Sides sound = AlignmentBound.sides(evidence, first, known, last).orElseThrow();
    AlignmentBound.Sides spoilt = AlignmentBound.sides(evidence, first, wrong, last).orElseThrow();
    assertThat(sound.sine()).isLessThan(sound.limit());
    assertThat(spoilt.sine()).isGreaterThan(spoilt.limit());
  }

  @Test
  void doesNotPassALayerTurnedAway() {
    Evidence wrong = Examples.moved(Examples.LINEAR.get(), 33, 3, Dyadic.of(-4));
    assertThat(claim.check(wrong).get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void isUndecidedWhileTheBoundSaysNothing() {
    assertThat(claim.check(Examples.cut(Examples.LINEAR.get(), 1)).get(1).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void namesTheVertexThatIsNotLinear() {
    Finding finding = claim.check(Examples.untouched(Examples.leakyProblem())).get(0);
    assertThat(finding.reason()).isEqualTo("h1[0] is not linear");
  }
}
