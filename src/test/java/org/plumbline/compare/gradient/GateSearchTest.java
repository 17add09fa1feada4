package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Gradients of {@code exp(-b relu(a))}: at {@code a = 0}, {@code b = 1} that is {@code (-s, 0)} for
 * the slope {@code s} at the kink.
 */
final class GateSearchTest {
  private final FlowProblem problem = SmallRisk.of(Activation.RELU);

  private GateSearch search(double a, double b, double... claimed) {
    return new GateSearch(
        problem,
        SmallRisk.setting(problem, a, b),
        Claimed.gradient(SmallRisk.numbers(claimed), NumberFormat.FLOAT32));
  }

  private Optional<Judgement.Basis> basis(double a, double b, double... claimed) {
    return search(a, b, claimed).search().map(Judgement.Agrees::basis);
  }

  @Test
  void awayFromKinksTheGateIsTheSide() {
    double weight = (float) Math.exp(-2);
    assertThat(basis(1, 2, -2 * weight, -weight)).contains(Judgement.Basis.USUAL);
    assertThat(basis(1, 2, -1.999 * weight, -weight)).isEmpty();
    assertThat(basis(1, 2, 0, 0)).isEmpty();
    assertThat(search(1, 2, 0, 0).hasKinks()).isFalse();
    assertThat(search(1, 2, 0, 0).fittedSlope()).isEmpty();
  }

  /** One half, one, and whatever fits in [0, 1]. */
  @Test
  void slopesAtKinksAreChosen() {
    for (double slope : new double[] {0.5, 1, 0.375}) {
      assertThat(basis(0, 1, -slope, 0)).as("%s", slope).contains(Judgement.Basis.CHOSEN);
      assertThat(search(0, 1, -slope, 0).fittedSlope())
          .as("%s", slope)
          .contains(Rational.parse(Double.toString(slope)));
    }
    assertThat(search(0, 1, -0.5, 0).hasKinks()).isTrue();
  }

  /** No slope in [0, 1] makes a gradient that is steeper than either side, or goes back. */
  @Test
  void slopesBeyondTheSidesAreNotAdmissible() {
    assertThat(basis(0, 1, -1.5, 0)).isEmpty();
    assertThat(basis(0, 1, 0.25, 0)).isEmpty();
    assertThat(search(0, 1, -1.5, 0).fittedSlope()).contains(Rational.of(3, 2));
    assertThat(basis(0, 1, -0.5, -0.5)).isEmpty();
    assertThat(search(0, 1, -0.5, -0.5).fittedSlope()).isEmpty();
  }

  /** Slope 0 at the kink is a gradient of 0, from which nothing is told. */
  @Test
  void gradientsOfNothingAreUsualOrTellNothing() {
    Judgement.Agrees found = search(0, 1, 0, 0).search().orElseThrow();
    assertThat(found.basis()).isEqualTo(Judgement.Basis.USUAL);
    assertThat(found.hasChosenGates()).isFalse();
  }
}
