package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.limb.LimbRegisters;
import org.plumbline.series.limb.LimbValues;

final class LaneArgumentsTest {
  private static final int LIMBS = 9;

  private final LaneScratch scratch = new LaneScratch(LIMBS, new LaneExponential.Tables(LIMBS));
  private final LimbRegisters registers = LaneSamples.registers();

  /** The samples {@code s_0/3 - 2 s_1 + 5/7} and {@code 1000 s_0 + s_1/2}. */
  private static LaneGroup group() {
    return LaneGroup.of(
        List.of(
            LaneSamples.sample(
                0, List.of(0, 1), List.of(Rational.of(1, 3), Rational.of(-2)), Rational.of(5, 7)),
            LaneSamples.sample(
                1, List.of(0, 1), List.of(Rational.of(1000), Rational.of(1, 2)), Rational.ZERO)),
        List.of(LaneSamples.sum(5, List.of(Rational.ONE, Rational.ONE))),
        LIMBS);
  }

  @Test
  void whatIsReadIsBelowItsMagnitude() {
    LaneArguments arguments = new LaneArguments(group(), new int[] {0, 1}, registers);
    // Only the 1 of the constants is there: a magnitude is at most 3 too large.
    assertThat(arguments.read(0, scratch)).isBetween(1L, 4L);
    assertThat(arguments.read(1, scratch)).isEqualTo(LaneColumns.NOTHING);
    LimbValues.put(registers, 1, 3, Dyadic.of(-10));
    // 3 s_1 = -30
    assertThat(arguments.read(3, scratch)).isBetween(5L, 8L);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void theFirstArgumentsHaveTheLimbsAskedForAfterThePoint(int fraction) {
    LimbValues.put(registers, 0, 0, Dyadic.of(-0.3));
    LimbValues.put(registers, 1, 0, Dyadic.of(9.1));
    Rational first = Dyadic.of(-0.3).toRational();
    Rational second = Dyadic.of(9.1).toRational();
    // Lane 0 is sample 1.
    Rational[] exact = {
      first.multiply(Rational.of(1000)).add(second.divide(Rational.of(2))),
      first.divide(Rational.of(3)).subtract(second.multiply(Rational.of(2))).add(Rational.of(5, 7))
    };
    LaneArguments arguments = new LaneArguments(group(), new int[] {1, 0}, registers);
    int column = arguments.putFirst(fraction, scratch);
    for (int lane = 0; lane < 2; lane++) {
      Dyadic value = Dyadic.ZERO;
      for (int c = -1; c <= column + 1 + fraction; c++) {
        Dyadic limb = Dyadic.of((long) scratch.argument().at(c)[lane]);
        value = value.add(limb.scale(24L * (1 + column - c)));
      }
      // A product leaves out at most a quarter of the last limb but one for each column.
      Rational quarter = Dyadic.ONE.scale(-24L * (fraction - 1) - 2).toRational();
      Rational error = value.toRational().subtract(exact[lane]).abs();
      assertThat(error).isLessThan(quarter.multiply(Rational.of(fraction + 4)));
    }
  }

  /** {@code D = 21}; at order 2 no constant, and twice the coefficients. */
  @Test
  void laterArgumentsAreTimesTheirOrderAndTheDivisor() {
    LimbValues.put(registers, 0, 2, Dyadic.of(3));
    LimbValues.put(registers, 1, 2, Dyadic.of(-1));
    LaneArguments arguments = new LaneArguments(group(), new int[] {0, 1}, registers);
    arguments.read(2, scratch);
    long exponent = 40;
    arguments.combine(5, exponent, scratch);
    long[] exact = {21 * 2 * (1 + 2), 21 * (2 * 3000 - 1)};
    for (int lane = 0; lane < 2; lane++) {
      Dyadic value = Dyadic.of(LaneValues.exact(scratch.result(), 5, lane), exponent - 6 * 24);
      assertThat(value).isEqualTo(Dyadic.of(exact[lane]));
    }
  }

  /** Four limbs before the point of exponentials; arguments are below {@code 2^30} anyway. */
  @Test
  void sourcesFarBeyondTheirArgumentsHaveNoRoom() {
    assertThat(LaneArguments.hasRoom(group(), 30)).isTrue();
    assertThat(LaneArguments.hasRoom(group(), 90)).isTrue();
    assertThat(LaneArguments.hasRoom(group(), 160)).isFalse();
    assertThat(LaneArguments.hasRoom(group(), 1L << 40)).isFalse();
  }
}
