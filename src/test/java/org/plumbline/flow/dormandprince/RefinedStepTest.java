package org.plumbline.flow.dormandprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Fields;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class RefinedStepTest {
  private static final GateTable OFF = GateTable.allOff(Fields.LOGARITHM.network(), 1);

  private static List<TrajectoryStep> parts(TrajectoryStep step) {
    return new RefinedStep(Fields.field(Fields.LOGARITHM, OFF), 53).parts(step);
  }

  private static TrajectoryStep line(Rational end, double distance) {
    return TrajectoryStep.withoutSlopes(
        Rational.ZERO, end, List.of(Polynomial.of(dyadics(0, distance))), OFF);
  }

  /** {@code log(1 + τ/16)} and a line of {@code 2^-20} that makes up for the end. */
  @Test
  void aShortStepIsTheTaylorPolynomialAndALine() {
    double end = Math.log1p(0.0625) + 0x1p-20;
    TrajectoryStep line = line(Rational.of(1, 16), end);
    List<TrajectoryStep> parts = parts(line);
    assertThat(parts).hasSize(1);
    TrajectoryStep part = parts.get(0);
    assertThat(part.start()).isEqualTo(Rational.ZERO);
    assertThat(part.end()).isEqualTo(Rational.of(1, 16));
    assertThat(part.endWeights()).isEqualTo(line.endWeights());
    List<Dyadic> coefficients = part.weights().get(0).coefficients();
    assertThat(coefficients.get(0)).isEqualTo(Dyadic.ZERO);
    assertThat(coefficients.get(1).approximateDouble()).isCloseTo(0.0625 + 0x1p-20, within(1e-15));
    assertThat(coefficients.get(2).approximateDouble()).isCloseTo(-0x1p-9, within(1e-18));
    assertThat(coefficients.get(3).approximateDouble()).isCloseTo(0x1p-12 / 3, within(1e-20));
  }

  /**
   * Beyond the radius of convergence, 1 at the start, halves are taken, from the line's weights.
   */
  @Test
  void aLongStepIsHalved() {
    TrajectoryStep line = line(Rational.of(2), Math.log(3));
    List<TrajectoryStep> parts = parts(line);
    assertThat(parts).hasSizeGreaterThan(1);
    for (TrajectoryStep part : parts) {
      Dyadic tau = Dyadic.approximate(part.end().divide(Rational.of(2)), 60);
      assertThat(part.endWeights()).isEqualTo(line.weightsAt(tau));
    }
    assertThat(parts.get(parts.size() - 1).end()).isEqualTo(Rational.of(2));
  }

  @Test
  void aStepFarBeyondItsSeriesIsLeft() {
    TrajectoryStep line = line(Rational.of(1_000_000), 14);
    assertThat(parts(line)).containsExactly(line);
  }

  /** The slope {@code e^(-2bc)} from which the flow balances starts at {@code e^-2}. */
  @Test
  void slopesAreFoundOrTheStepIsLeft() {
    GateTable gates = Fields.allOn(Fields.BALANCED).with(Fields.ON_KINK, Gate.PINNED);
    List<Polynomial> still =
        List.of(
            Polynomial.of(dyadics(0, 0)),
            Polynomial.of(dyadics(1, 0)),
            Polynomial.of(dyadics(1, 0)));
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(Rational.ZERO, Rational.of(1, 64), still, gates);
    List<TrajectoryStep> parts =
        new RefinedStep(Fields.field(Fields.BALANCED, gates), 53).parts(step);
    assertThat(parts.get(0).slopes()).hasSize(1);
    assertThat(parts.get(0).slopes().get(0).atStart().approximateDouble())
        .isCloseTo(Math.exp(-2), within(1e-15));
    FlowProblem problem = Fields.UNHELD;
    GateTable unheld = GateTable.allOff(problem.network(), 1).with(Fields.ON_KINK, Gate.PINNED);
    TrajectoryStep none =
        TrajectoryStep.withoutSlopes(
            Rational.ZERO,
            Rational.of(1, 64),
            List.of(
                Polynomial.of(dyadics(1, 0)),
                Polynomial.of(dyadics(-1, 0)),
                Polynomial.of(dyadics(0, 0))),
            unheld);
    assertThat(new RefinedStep(Fields.field(problem, unheld), 53).parts(none))
        .containsExactly(none);
  }
}
