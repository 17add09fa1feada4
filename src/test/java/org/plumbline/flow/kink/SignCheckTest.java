package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.SidePreActivation;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.series.program.LimbSeries;

final class SignCheckTest {
  private static final WorkingPrecision PRECISION = WorkingPrecision.forDigits(15);
  private static final SeriesArithmetic.Factory ARITHMETIC = LimbSeries.withBits(PRECISION.bits());
  private static final Pair PAIR = new Pair(0, 2);

  private final Starts start;

  /** One unit, {@code s = a = 0} on the first sample. */
  SignCheckTest() {
    this.start = starts("1 0 +; 0 2 +");
  }

  private static Starts starts(String data) {
    return Starts.of(
        Problems.layered(List.of(2, 1, 1), List.of(Activation.RELU), "0 1 3", Problems.data(data)));
  }

  private static SignCheck check(Starts start, GateTable gates) {
    return new SignCheck(
        start.problem(),
        ARITHMETIC,
        PRECISION,
        gates,
        new SignCheck.Vanishing(start.point(), start.vanishing()));
  }

  private static Expansion expansion(Starts start, GateTable gates, List<Dyadic> slopes) {
    return Expansion.at(
            new Expansion.Point(start.point().weights(), slopes),
            Fields.field(start.problem(), gates),
            ARITHMETIC,
            SeriesScale.uniform(6, Dyadic.ONE.scale(-4)),
            PRECISION.bits())
        .orElseThrow();
  }

  private static SignCheck.Signs signs(Starts start, Gate gate) {
    GateTable gates = start.with(PAIR, gate);
    return check(start, gates).signs(expansion(start, gates, List.of()), List.of());
  }

  @Test
  void theFirstCoefficientHasTheSignOfTheGate() {
    SignCheck.Signs up = signs(start, Gate.ON);
    assertThat(up.fits()).isTrue();
    assertThat(up.orders().of(PAIR)).isEqualTo(1);
    assertThat(up.open()).isEmpty();
    SignCheck.Signs down = signs(starts("1 0 -; 0 2 +"), Gate.ON);
    assertThat(down.fits()).isFalse();
    assertThat(down.disagree()).isFalse();
    assertThat(down.orders().of(PAIR)).isEqualTo(1);
  }

  /** With its gate off nothing moves {@code a}: that it rests is open until it is proved. */
  @Test
  void whatStaysAtZeroIsOpenUntilItIsProved() {
    GateTable gates = start.with(PAIR, Gate.OFF);
    Expansion expansion = expansion(start, gates, List.of());
    SignCheck check = check(start, gates);
    SignCheck.Signs before = check.signs(expansion, List.of());
    assertThat(before.fits()).isTrue();
    assertThat(before.open()).containsExactly(PAIR);
    check.prove(expansion);
    SignCheck.Signs after = check.signs(expansion, List.of());
    assertThat(after.open()).isEmpty();
    assertThat(after.orders().of(PAIR)).isEqualTo(LeadingOrders.IDENTICALLY_ZERO);
  }

  /**
   * The second unit is fed by the first alone: where that is pinned, its gate is that of its side,
   * here the sign of the weight between them.
   */
  @Test
  void aSilentPairTakesTheGateOfItsSide() {
    for (String weight : List.of("2", "-2")) {
      FlowProblem problem =
          Problems.layered(
              List.of(2, 1, 1, 1),
              List.of(Activation.RELU, Activation.RELU),
              "0 1 " + weight + " 1",
              Problems.data("1 0 -; 1 2 +"));
      Starts chain = Starts.of(problem);
      Pair second = new Pair(0, 3);
      assertThat(chain.vanishing()).contains(PAIR, second);
      GateTable gates = chain.with(PAIR, Gate.PINNED).with(second, Gate.OFF);
      Expansion field = expansion(chain, chain.rest(), List.of());
      SignCheck.Signs signs = check(chain, gates).signs(field, List.of());
      Gate expected = weight.startsWith("-") ? Gate.OFF : Gate.ON;
      assertThat(signs.turned().gate(second)).isEqualTo(expected);
      assertThat(signs.turned().gate(PAIR)).isEqualTo(Gate.PINNED);
      assertThat(signs.disagree()).isFalse();
      assertThat(signs.orders().of(new SidePreActivation(second, 2, true))).isZero();
    }
  }

  /** In as many directions as are asked for, and in the time of the first. */
  @Test
  void perturbedExpansionsAreNearAndNotTheSame() {
    GateTable gates = start.with(PAIR, Gate.ON);
    Expansion expansion = expansion(start, gates, List.of());
    List<Expansion> others = check(start, gates).perturbed(expansion, List.of());
    assertThat(others).hasSize(SignCheck.DIRECTIONS);
    for (Expansion other : others) {
      assertThat(other.scale()).isEqualTo(expansion.scale());
      assertThat(other.weight(0, 0)).isEqualTo(Dyadic.ZERO);
      Dyadic distance = other.weight(2, 0).subtract(expansion.weight(2, 0)).abs();
      assertThat(distance.signum()).isPositive();
      assertThat(distance).isLessThan(Dyadic.ONE.scale(3 - PRECISION.vanishingBits()));
    }
  }
}
