package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.SingleStep.polynomial;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Defects of polynomials whose field is known, for {@code f = ab} and {@code f = b σ(a)}. */
final class DefectTest {
  private static final double H = SingleStep.LENGTH;
  private static final Rational LENGTH = Rational.of(1, 8);
  private static final FlowProblem PRODUCT =
      SingleStep.problem(SingleStep.layers(Activation.LINEAR, 1, 1, 1), 1);

  private static Magnitude defect(
      FlowProblem problem,
      GateTable gates,
      Magnitude nearness,
      Magnitude slopeRadius,
      List<Polynomial> slopes,
      Polynomial... weights) {
    VerifierContext context = new VerifierContext(problem, 4);
    TrajectoryStep step =
        new TrajectoryStep(Rational.ZERO, LENGTH, List.of(weights), slopes, gates);
    ProposedStep proposal = ProposedStep.of(step, 4);
    return Defect.upper(
        FieldCompiler.compile(problem, gates, context.ties()),
        proposal.weights(),
        proposal.slopes().stream().map(slope -> slope.widened(slopeRadius)).toList(),
        nearness,
        LENGTH,
        context.balls(proposal.order()));
  }

  private static Magnitude defect(Magnitude nearness, Polynomial... weights) {
    GateTable gates = GateTable.allOff(PRODUCT.network(), 1);
    return defect(PRODUCT, gates, nearness, Magnitude.ZERO, List.of(), weights);
  }

  /** {@code F = e^(-ab) (b, a)}. */
  @Test
  void weightsThatRestMissTheField() {
    Magnitude found = defect(Magnitude.ZERO, polynomial(1), polynomial(2));
    assertNear(found, H * Math.exp(-2) * Math.sqrt(5) * (1 - 1e-14), 1e-9);
  }

  /** At {@code b = 0} the field is {@code (0, a)}, and the velocity the other entry alone. */
  @Test
  void velocitiesAndFieldsOfBothEntriesCount() {
    Magnitude found = defect(Magnitude.ZERO, polynomial(1, 3), polynomial(0));
    assertNear(found, Math.sqrt(9 + 16 * H * H) * (1 - 1e-14), 1e-9);
    Magnitude along = defect(Magnitude.ZERO, polynomial(1), polynomial(0, 0.5));
    // h - 1/2 in the second entry, at its start; h ab is small against it
    assertThat(along).isGreaterThanOrEqualTo(Magnitude.enclosingAbove(0.5 - H));
    assertThat(along).isLessThan(Magnitude.enclosingAbove(0.6));
  }

  /** {@code w = log(1 + hτ)}, cut off after so many terms that {@code h^60} is left. */
  @Test
  void flowsHaveNoDefect() {
    FlowProblem single = SingleStep.problem(SingleStep.layers(Activation.LINEAR, 1, 1), 1);
    List<Dyadic> terms =
        IntStream.range(0, 60)
            .mapToObj(
                k ->
                    k == 0
                        ? Dyadic.ZERO
                        : Dyadic.approximate(Rational.of(k % 2 == 0 ? -1 : 1, (long) k), 200)
                            .scale(-3L * k))
            .toList();
    GateTable gates = GateTable.allOff(single.network(), 1);
    Magnitude found =
        defect(single, gates, Magnitude.ZERO, Magnitude.ZERO, List.of(), Polynomial.of(terms));
    assertThat(found).isLessThan(Magnitude.ONE.scale(-140));
    assertThat(defect(Magnitude.ZERO, polynomial(0), polynomial(0)))
        .isLessThan(Magnitude.ONE.scale(-140));
  }

  /** The field is that at all weights nearby, of which {@code (1 + η, -η)} has a large one. */
  @Test
  void weightsNearbyCount() {
    double near = 0x1p-10;
    Magnitude found = defect(Magnitude.ONE.scale(-10), polynomial(1), polynomial(0));
    double least = H * Math.exp(near * (1 + near)) * Math.hypot(1 + near, near);
    assertNear(found, least * (1 - 1e-14), 1e-2);
    Magnitude aroundZero = defect(Magnitude.ONE.scale(-10), polynomial(0), polynomial(0));
    assertNear(aroundZero, H * near * Math.sqrt(2) * (1 - 1e-14), 1e-2);
  }

  /** With a slope {@code λ} a pinned vertex multiplies by {@code α + (1 - α)λ}. */
  @Test
  void slopesCount() {
    Activation leaky = Activation.leaky(Rational.of(1, 4));
    FlowProblem problem = SingleStep.problem(SingleStep.layers(leaky, 1, 1, 1), 1);
    GateTable gates = GateTable.allOff(problem.network(), 1).with(new Pair(0, 1), Gate.PINNED);
    List<Polynomial> half = List.of(polynomial(0.5));
    Magnitude found =
        defect(problem, gates, Magnitude.ZERO, Magnitude.ZERO, half, polynomial(0), polynomial(1));
    assertNear(found, H * 0.625 * (1 - 1e-14), 1e-9);
    Magnitude wider =
        defect(
            problem,
            gates,
            Magnitude.ZERO,
            Magnitude.ONE.scale(-3),
            half,
            polynomial(0),
            polynomial(1));
    assertNear(wider, H * 0.71875 * (1 - 1e-14), 1e-9);
  }
}
