package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.FixedGates;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.MovingInterval;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Shifts onto kinks that act on one another: {@code f = Σ_b c_b σ(Σ_v w_vb σ(Σ_a u_av x_a))} with
 * two units a layer and the samples {@code (1, 0)} and {@code (1, 1)}.
 */
final class KinkShiftTest {
  private static final Network NETWORK =
      new LayeredArchitecture(
              List.of(2, 2, 2, 1), List.of(Activation.RELU, Activation.RELU), List.of())
          .network();

  private static final Magnitude TUBE = Magnitude.ONE.scale(-44);
  private static final Dyadic NOISE = Dyadic.ONE.scale(-100);

  /** What constants in doubles may seem to move by. */
  private static final Magnitude NOTHING = Magnitude.ONE.scale(-900);

  /** Vertices 0 and 1 are the inputs. */
  private static final Pair FIRST = new Pair(0, 2);

  private static final Pair SECOND = new Pair(1, 4);

  /** In the order of the parameters: u_02, u_12, u_03, u_13, w_24, w_34, w_25, w_35, c_4, c_5. */
  private static final List<Dyadic> WEIGHTS =
      List.of(
          NOISE,
          Dyadic.of(2),
          Dyadic.of(3),
          Dyadic.of(1),
          Dyadic.of(2),
          Dyadic.of(-1).add(NOISE),
          Dyadic.of(5),
          Dyadic.of(7),
          Dyadic.of(1),
          Dyadic.of(1));

  private static final EnclosedProblem PROBLEM =
      EnclosedProblem.enclosing(
          new FlowProblem(
              NETWORK,
              new Dataset(
                  List.of("x", "y"),
                  List.of(
                      List.of(Rational.ONE, Rational.ZERO), List.of(Rational.ONE, Rational.ONE)),
                  List.of(1, -1)),
              Collections.nCopies(NETWORK.parameters(), Rational.ONE),
              Loss.EXPONENTIAL,
              Reduction.SUM));

  private static GateTable gates() {
    GateTable gates = GateTable.allOff(NETWORK, 2);
    for (int i = 0; i < 2; i++) {
      for (int v : NETWORK.kinked()) {
        gates = gates.with(new Pair(i, v), Gate.ON);
      }
    }
    return gates.with(FIRST, Gate.PINNED).with(SECOND, Gate.PINNED);
  }

  private static ProposedStep proposal(List<Polynomial> weights) {
    return ProposedStep.of(
        new TrajectoryStep(Rational.ZERO, Rational.ONE, weights, List.of(), gates()), 4);
  }

  private static List<Polynomial> constants() {
    return new ArrayList<>(WEIGHTS.stream().map(w -> Polynomial.of(List.of(w))).toList());
  }

  private static KinkShift.Held held(Pair pair, Magnitude value, Magnitude slope) {
    return new KinkShift.Held(KinkFactor.preActivation(PROBLEM, gates(), pair), value, slope);
  }

  private static List<KinkShift.Held> both(Dyadic first, Dyadic second, Magnitude slope) {
    return List.of(
        held(FIRST, Magnitude.enclosingAbove(first.abs()), slope),
        held(SECOND, Magnitude.enclosingAbove(second.abs()), slope));
  }

  /** The pre-activation of the second pair: {@code w_24 (u_02 + u_12) + w_34 (u_03 + u_13)}. */
  private static Dyadic second(List<Dyadic> w) {
    return w.get(4).multiply(w.get(0).add(w.get(1))).add(w.get(5).multiply(w.get(2).add(w.get(3))));
  }

  /**
   * The weight that moves the first pair moves the second one as well: it enters both. The exact
   * point with both at zero differs in the same two weights and lies within the bound.
   */
  @Test
  void kinksThatShareAWeightAreHeldTogether() {
    Dyadic value = second(WEIGHTS);
    KinkShift shift =
        KinkShift.enclosing(
                PROBLEM, proposal(constants()), both(NOISE, value, Magnitude.ZERO), TUBE)
            .orElseThrow();
    assertThat(shift.parameters()).hasSize(2).contains(0);
    int other = shift.parameters().stream().filter(p -> p != 0).findFirst().orElseThrow();
    List<Dyadic> onFirst = new ArrayList<>(WEIGHTS);
    onFirst.set(0, Dyadic.ZERO);
    List<Dyadic> further = new ArrayList<>(onFirst);
    further.set(other, onFirst.get(other).add(Dyadic.ONE));
    Rational slope = second(further).subtract(second(onFirst)).toRational();
    Rational change = second(onFirst).toRational().divide(slope);
    Rational square = change.multiply(change).add(NOISE.multiply(NOISE).toRational());
    Rational bound = shift.distance().toDyadic().toRational();
    assertThat(bound.multiply(bound)).isGreaterThanOrEqualTo(square);
    assertThat(bound.multiply(bound)).isLessThan(square.multiply(Rational.of(4)));
    assertThat(shift.speed()).isLessThan(NOTHING);
  }

  /**
   * Where weights move, the shift does even if what is held does not: with {@code u_13 = 1 + τ/8}
   * the weight {@code w_34} has to change by {@code ρ / (4 + τ/8)}, at a rate of at most {@code
   * ρ/128}.
   */
  @Test
  void theShiftMovesWithTheWeights() {
    List<Polynomial> weights = constants();
    weights.set(3, Polynomial.of(List.of(Dyadic.ONE, Dyadic.of(0.125))));
    Magnitude size = Magnitude.ONE.scale(-90);
    KinkShift still =
        KinkShift.enclosing(
                PROBLEM, proposal(constants()), both(NOISE, NOISE, Magnitude.ZERO), TUBE)
            .orElseThrow();
    KinkShift moving =
        KinkShift.enclosing(
                PROBLEM,
                proposal(weights),
                List.of(
                    held(FIRST, Magnitude.ZERO, Magnitude.ZERO),
                    held(SECOND, size, Magnitude.ZERO)),
                TUBE)
            .orElseThrow();
    KinkShift faster =
        KinkShift.enclosing(PROBLEM, proposal(constants()), both(NOISE, NOISE, Magnitude.ONE), TUBE)
            .orElseThrow();
    assertThat(still.speed()).isLessThan(NOTHING);
    assertThat(moving.parameters()).contains(5);
    assertThat(moving.speed()).isBetween(size.scale(-7), size.scale(-5));
    assertThat(faster.speed()).isGreaterThanOrEqualTo(Magnitude.ONE);
  }

  @Test
  void whatIsHeldTwiceIsNotHeld() {
    List<KinkShift.Held> twice =
        List.of(
            held(FIRST, Magnitude.ONE.scale(-90), Magnitude.ZERO),
            held(FIRST, Magnitude.ONE.scale(-90), Magnitude.ZERO));
    assertThat(KinkShift.enclosing(PROBLEM, proposal(constants()), twice, TUBE)).isEmpty();
  }

  @Test
  void aCurveOutsideTheTubeIsNone() {
    List<KinkShift.Held> far = both(NOISE, Dyadic.ONE.scale(-40), Magnitude.ZERO);
    assertThat(KinkShift.enclosing(PROBLEM, proposal(constants()), far, TUBE)).isEmpty();
  }

  /** A derivative of {@code w_24 u_12 + …} by {@code w_24} and its rate, against exact values. */
  @Test
  void gradientsAndTheirRatesAreEnclosed() {
    MovingInterval[] weights =
        PROBLEM.weights(
            WEIGHTS.stream()
                .map(
                    w ->
                        new MovingInterval(
                            DoubleInterval.enclosing(w), DoubleInterval.enclosing(w)))
                .toList());
    GateTable open = gates().with(FIRST, Gate.ON);
    MovingInterval[] gradient = KinkFactor.preActivation(PROBLEM, open, SECOND).gradient(weights);
    Dyadic sum = NOISE.add(Dyadic.of(2));
    assertThat(gradient[4].value().contains(sum.toRational())).isTrue();
    assertThat(gradient[4].rate().contains(sum.toRational())).isTrue();
    assertThat(gradient[1].value().contains(Rational.of(2))).isTrue();
    assertThat(gradient[5].value().contains(4)).isTrue();
    assertThat(gradient[5].rate().contains(4)).isTrue();
    assertThat(gradient[6].value().isZero()).isTrue();
    assertThat(gradient[0].value().contains(2)).isTrue();
    assertThat(gradient[0].value().contains(2.001)).isFalse();
  }

  /** {@code u_12 = first}, {@code u_13 = second}, {@code u_02 = u_03 = 0}. */
  private static List<Polynomial> moving(Polynomial first, Polynomial second) {
    List<Polynomial> weights = constants();
    weights.set(0, Polynomial.of(List.of(Dyadic.ZERO)));
    weights.set(1, first);
    weights.set(2, Polynomial.of(List.of(Dyadic.ZERO)));
    weights.set(3, second);
    return weights;
  }

  private static Optional<KinkShift> shifted(Polynomial first, Polynomial second) {
    Magnitude size = Magnitude.ONE.scale(-60);
    return KinkShift.enclosing(
        PROBLEM,
        proposal(moving(first, second)),
        List.of(held(SECOND, size, Magnitude.ZERO)),
        TUBE);
  }

  /**
   * The weight {@code w_34} has to change by {@code ρ/(1 + 8τ)} or {@code ρ/(9 - 8τ)}: the step is
   * cut up, and the worst of all parts counts, at whichever end; so does the speed, {@code 8ρ}.
   */
  @Test
  void stepsAreCutWhereDerivativesVary() {
    Polynomial small = SingleStep.polynomial(0x1p-10);
    for (Polynomial steep : List.of(SingleStep.polynomial(1, 8), SingleStep.polynomial(9, -8))) {
      KinkShift shift = shifted(small, steep).orElseThrow();
      assertThat(shift.parameters()).containsExactly(5);
      SingleStep.assertNear(shift.distance().scale(60), 1, 0.25);
      SingleStep.assertNear(shift.speed().scale(60), 8, 1);
    }
  }

  /** A derivative that passes 0 on the way holds nothing, however short the parts are. */
  @Test
  void derivativesMustNotVanish() {
    Polynomial none = SingleStep.polynomial(0);
    assertThat(shifted(SingleStep.polynomial(-0.25, 1), none)).isEmpty();
    assertThat(shifted(SingleStep.polynomial(0.25, 1), none)).isPresent();
    assertThat(shifted(SingleStep.polynomial(-0.5, 1), none)).isEmpty();
  }

  /** Weights that act elsewhere too are not moved. */
  @Test
  void weightsUsedElsewhereStay() {
    FlowProblem problem = FixedGates.problem();
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    GateTable gates = GateTable.allOff(problem.network(), 1);
    List<Polynomial> weights =
        new ArrayList<>(Collections.nCopies(6, SingleStep.polynomial(0x1p-10)));
    ProposedStep step =
        ProposedStep.of(
            new TrajectoryStep(Rational.ZERO, Rational.ONE, weights, List.of(), gates), 4);
    for (int v = 2; v <= 4; v++) {
      KinkFactor factor = KinkFactor.preActivation(enclosed, gates, new Pair(0, v));
      KinkShift.Held held = new KinkShift.Held(factor, Magnitude.ONE.scale(-60), Magnitude.ZERO);
      assertThat(KinkShift.enclosing(enclosed, step, List.of(held), TUBE).isPresent())
          .isEqualTo(v > 2);
    }
  }
}
