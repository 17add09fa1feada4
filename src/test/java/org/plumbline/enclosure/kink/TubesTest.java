package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.field.GateTable;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Radii that go with the weights, and narrower ones. */
final class TubesTest {
  private static ProposedStep at(Dyadic... weights) {
    return along(List.of(weights).stream().map(w -> Polynomial.of(List.of(w))).toList());
  }

  private static ProposedStep along(List<Polynomial> weights) {
    GateTable gates =
        GateTable.allOff(
            new LayeredArchitecture(List.of(weights.size(), 1), List.of(), List.of()).network(), 1);
    return ProposedStep.of(
        TrajectoryStep.withoutSlopes(Rational.ZERO, Rational.ONE, weights, gates), 3);
  }

  @Test
  void theyGoWithTheLargestWeightUpToOne() {
    Dyadic tiny = Dyadic.ONE.scale(-997);
    assertThat(Tubes.regular(0, at(tiny, tiny.scale(-9))))
        .isEqualTo(Magnitude.ONE.scale(-997 - 44));
    assertThat(Tubes.regular(0, at(Dyadic.of(1024), tiny))).isEqualTo(Magnitude.ONE.scale(-44));
    assertThat(Tubes.regular(6, at(Dyadic.ZERO))).isEqualTo(Magnitude.ONE.scale(-8));
  }

  @Test
  void allWeightsMayPassThroughZeroWhereAStepBegins() {
    ProposedStep leaving =
        along(List.of(Polynomial.of(List.of(Dyadic.ZERO, Dyadic.ONE.scale(-3)))));
    assertThat(Tubes.regular(0, leaving)).isEqualTo(Magnitude.ONE.scale(-3 - 44));
  }

  @Test
  void regularOnesAreListed() {
    assertThat(Tubes.levels()).isEqualTo(7);
    for (int level = 1; level < Tubes.levels(); level++) {
      assertThat(Tubes.regular(level, at(Dyadic.ONE)))
          .isGreaterThan(Tubes.regular(level - 1, at(Dyadic.ONE)));
    }
  }

  @Test
  void narrowerOnesStayAboveTheError() {
    Magnitude tube = Magnitude.ONE.scale(-44);
    Magnitude error = Magnitude.ONE.scale(-120);
    List<Magnitude> narrower = Tubes.narrower(tube, error);
    assertThat(narrower).isNotEmpty().isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(narrower.get(0)).isLessThan(tube);
    assertThat(narrower.get(narrower.size() - 1)).isEqualTo(error.scale(5));
    assertThat(Tubes.narrower(tube, Magnitude.ONE.scale(-46))).isEmpty();
  }
}
