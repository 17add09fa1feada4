package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Two lanes of digits whose unit is {@code 2^(24·5)}. */
final class LaneColumnsTest {
  private static final int UNIT = 5;
  private static final int ROWS = 4;
  private static final double HALF = 0x1p23;

  private final LaneColumns columns = new LaneColumns(2, UNIT, ROWS);

  /** What the digits of a lane add up to, in units; all of them have to be balanced. */
  private static BigInteger sum(double[][] digits, int lane) {
    BigInteger sum = BigInteger.ZERO;
    for (int p = digits.length - 1; p >= 0; p--) {
      double digit = digits[p].length == 0 ? 0 : digits[p][lane];
      assertThat(Math.abs(digit)).isLessThanOrEqualTo(HALF);
      sum = sum.shiftLeft(24).add(BigInteger.valueOf((long) digit));
    }
    return sum;
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void settledDigitsAreBalancedAndAddUpToTheSame() {
    for (int times = 0; times < 90; times++) {
      columns.add(UNIT, 0, 0xffffff);
      columns.add(UNIT + 1, 1, -0xfffffe);
    }
    columns.settle();
    double[][] digits = columns.digits();
    assertThat(sum(digits, 0)).isEqualTo(number(90L * 0xffffff));
    assertThat(sum(digits, 1)).isEqualTo(number(-90L * 0xfffffe).shiftLeft(24));
  }

  /** Two halves in the guard column are a unit, one is dropped with what lies lower. */
  @Test
  void oneColumnBelowTheUnitIsKeptUntilTheEnd() {
    columns.add(UNIT - 1, 0, HALF);
    columns.add(UNIT - 1, 0, HALF);
    columns.add(UNIT - 1, 1, HALF - 1);
    columns.add(UNIT - 2, 1, 0xffffff);
    columns.settle();
    assertThat(sum(columns.digits(), 0)).isEqualTo(BigInteger.ONE);
    assertThat(sum(columns.digits(), 1)).isEqualTo(BigInteger.ZERO);
    columns.clear();
    columns.settle();
    assertThat(columns.digits()).isEmpty();
  }

  @Test
  void multiplesOfDigitsAreAdded() {
    double[][] digits = {{3, -4}, LaneSeries.NONE, {5, 6}};
    columns.addMultiple(-(0x1p27 + 1), digits, UNIT);
    columns.addMultiple(2, digits, UNIT - 2);
    columns.settle();
    BigInteger factor = number(-(1L << 27) - 1);
    assertThat(sum(columns.digits(), 0))
        .isEqualTo(factor.multiply(number(5).shiftLeft(48).add(number(3))).add(number(10)));
    assertThat(sum(columns.digits(), 1))
        .isEqualTo(factor.multiply(number(6).shiftLeft(48).subtract(number(4))).add(number(12)));
  }

  @Test
  void quotientsAreOffByLessThanAUnit() {
    columns.addMultiple(1, new double[][] {{1, 9}, {1, -7}}, UNIT);
    columns.add(UNIT, 0, 2);
    columns.divide(3);
    BigInteger first = BigInteger.ONE.shiftLeft(24).add(number(3));
    BigInteger rest = first.subtract(sum(columns.digits(), 0).multiply(number(3)));
    assertThat(rest.abs()).isLessThan(number(3));
    columns.clear();
    columns.add(UNIT + 1, 1, 5_000);
    columns.divide(5);
    assertThat(sum(columns.digits(), 1)).isEqualTo(number(1_000).shiftLeft(24));
  }

  /** Of {@code (2^23 + 2^24)²} the lowest part lies two columns below the higher unit. */
  @Test
  void productsLeftOutAreCounted() {
    double[][] digits = {{HALF, 0}, {1, 2}};
    LaneSeries series = new LaneSeries(2, 0, 2, new double[][][] {digits}, new double[2]);
    LaneColumns whole = new LaneColumns(2, 0, 4);
    whole.addProducts(series, series, 0, 0, 0);
    BigInteger exact = number(1 << 23).add(BigInteger.ONE.shiftLeft(24)).pow(2);
    assertThat(sum(whole.digits(), 0)).isEqualTo(exact);
    assertThat(sum(whole.digits(), 1)).isEqualTo(number(4).shiftLeft(48));
    assertThat(whole.lost()).isZero();
    LaneColumns cut = new LaneColumns(2, 2, 4);
    cut.addProducts(series, series, 0, 0, 0);
    double found = sum(cut.digits(), 0).doubleValue();
    double unit = 0x1p48;
    assertThat(cut.lost()).isPositive().isLessThan(1);
    assertThat(Math.abs(exact.doubleValue() / unit - found)).isLessThanOrEqualTo(cut.lost() + 0.5);
  }

  @Test
  void refusesWhatItHasNoRoomFor() {
    columns.add(UNIT + ROWS, 0, 1);
    assertThatThrownBy(columns::digits)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("a coefficient larger than there is room for");
    assertThatThrownBy(() -> new LaneColumns(1, 0, 161))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("numbers of too many sizes");
    double[][] high = {LaneSeries.NONE, LaneSeries.NONE, {1, 0}};
    LaneSeries series = new LaneSeries(2, UNIT, UNIT + 3, new double[][][] {high}, new double[2]);
    assertThatThrownBy(() -> columns.addProducts(series, series, 0, 0, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("digits beyond those there is room for");
  }
}
