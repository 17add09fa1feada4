package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.series.program.LimbSeries;

/** {@code f = 18 relu(a x + b y)} with {@code a = b = 15}; the sample (-1, 1) is on its kink. */
final class SmallSlopesTest {
  private static final WorkingPrecision PRECISION = WorkingPrecision.forDigits(15);
  private static final Pair PAIR = new Pair(1, 2);

  private static SmallSlopes.Start steadied(String first, double guess) {
    Starts start =
        Starts.of(
            Problems.layered(
                List.of(2, 1, 1),
                List.of(Activation.RELU),
                "15 15 18",
                Problems.data(first + "; -1 1 -")));
    assertThat(start.vanishing()).containsExactly(PAIR);
    GateTable gates = start.with(PAIR, Gate.PINNED);
    return new SmallSlopes(
            Fields.field(start.problem(), gates), LimbSeries.withBits(PRECISION.bits()), PRECISION)
        .steadied(start.point(), dyadics(guess));
  }

  /** The sample (1, 2) pulls with {@code e^-810}, against which a slope {@code g} pulls twice. */
  @Test
  void aSlopeFarBelowRoundingIsFoundToAllItsBits() {
    SmallSlopes.Start start = steadied("1 2 +", 0);
    assertThat(start.steady()).containsExactly(0);
    Dyadic expected = Elementary.withBits(200).exp(Dyadic.of(-810)).scale(-1);
    assertThat(start.slopes()).hasSize(1);
    assertThat(start.slopes().get(0).subtract(expected).abs())
        .isLessThan(expected.scale(-PRECISION.vanishingBits()));
  }

  /**
   * The sample (1, 1) is orthogonal to the kink: nothing pulls, and the slope is rounding at most.
   */
  @Test
  void aSlopeThatIsZeroIsNotSteady() {
    SmallSlopes.Start start = steadied("1 1 +", 0);
    assertThat(start.steady()).isEmpty();
    assertThat(start.slopes().get(0).abs()).isLessThan(Dyadic.ONE.scale(-60));
  }

  @Test
  void slopesThatAreNotSmallAreLeftAsTheyAre() {
    SmallSlopes.Start start = steadied("1 2 +", 0.25);
    assertThat(start.slopes()).containsExactly(Dyadic.of(0.25));
    assertThat(start.steady()).isEmpty();
    List<Dyadic> near = steadied("1 2 +", 0x1p-26).slopes();
    assertThat(near).as("not below 2^-26").containsExactly(Dyadic.of(0x1p-26));
    assertThat(steadied("1 2 +", 0x1p-28).steady()).containsExactly(0);
  }
}
