package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.plumbline.data.Dataset;
import org.plumbline.data.InputColumns;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** Numbers in lanes with given values, and their exact values. */
final class LaneNumbers {
  private LaneNumbers() {}

  /**
   * A bank under an exponent, {@code n} limbs; {@code orders[k]} are its coefficients {@code k}.
   */
  static LaneBank bank(int exponent, int n, double[]... orders) {
    LaneBank bank = new LaneBank(orders[0].length, orders.length);
    bank.begin(exponent);
    for (int k = 0; k < orders.length; k++) {
      bank.prepare(k, n);
      for (int s = 0; s < orders[k].length; s++) {
        long unit = exponent - (long) LaneDigits.BITS * n;
        bank.set(k, s, LaneDigits.fixed(Dyadic.of(orders[k][s]), unit), n);
      }
    }
    return bank;
  }

  /** Settled sums under an exponent, columns {@code 0 … n-1}, with room for others of {@code n}. */
  static LaneSums sums(int exponent, int n, double... values) {
    LaneSums sums = room(n, values.length);
    sums.begin(exponent, n - 1, values.length);
    Dyadic[] exact = Arrays.stream(values).mapToObj(Dyadic::of).toArray(Dyadic[]::new);
    double[][] limbs = LaneDigits.of(exact, exponent, n);
    for (int p = 0; p < n; p++) {
      System.arraycopy(limbs[p], 0, sums.column(p), 0, values.length);
    }
    return sums;
  }

  static LaneSums room(int n, int lanes) {
    return new LaneSums(n + 2, lanes);
  }

  static Dyadic value(LaneBank bank, int k, int lane) {
    long unit = bank.exponent() - (long) LaneDigits.BITS * bank.limbs(k);
    return Dyadic.of(bank.value(k, lane), unit);
  }

  static Dyadic value(LaneSums sums, int lane) {
    Dyadic value = Dyadic.ZERO;
    for (int p = 0; p <= sums.last(); p++) {
      Dyadic column = Dyadic.of((long) sums.column(p)[lane]);
      value = value.add(column.scale(sums.exponent() - (long) LaneDigits.BITS * (p + 1)));
    }
    return value;
  }

  /** The inputs as integers of 20 bits. */
  static InputColumns columns(Dataset data, int bits) {
    return InputColumns.approximate(data, 20, bits);
  }

  static void assertNear(Dyadic actual, Dyadic expected, int bits) {
    assertThat(actual.subtract(expected).abs()).isLessThan(Dyadic.ONE.scale(-bits));
  }
}
