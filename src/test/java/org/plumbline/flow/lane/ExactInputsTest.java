package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.flow.Problems;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class ExactInputsTest {
  private static final int BITS = 100;

  private static Dyadic value(ExactInputs.Sample sample, int a) {
    Dyadic value = Dyadic.ZERO;
    for (int q = 0; q < sample.limbs().length; q++) {
      Dyadic limb = Dyadic.of((long) sample.limbs()[q][a]);
      value = value.add(limb.scale(sample.exponent() - 24L * (q + 1)));
    }
    return value;
  }

  @ParameterizedTest
  @CsvSource({
    "1 -3 0",
    "1/3 -2/7 1e-9",
    "123456789.5 -0.001 8388608",
    "-16777216 1 0",
    "16777215 1 0",
    "0 0 0"
  })
  void limbsAreTheInputsToTheirBits(String point) {
    Dataset data = Problems.data("5 5 5 +;" + point + " -");
    ExactInputs inputs = new ExactInputs(data, BITS);
    ExactInputs.Sample sample = inputs.of(1);
    assertThat(inputs.of(1)).as("known the second time").isSameAs(sample);
    Rational largest = Rational.ONE;
    for (int a = 0; a < 3; a++) {
      largest = largest.max(data.point(1).get(a).abs());
    }
    Rational unit = largest.multiply(Dyadic.ONE.scale(-BITS + 1).toRational());
    for (int a = 0; a < 3; a++) {
      Rational error = value(sample, a).toRational().subtract(data.point(1).get(a)).abs();
      assertThat(error).isLessThanOrEqualTo(unit);
      for (double[] limb : sample.limbs()) {
        assertThat(Math.abs(limb[a])).isLessThanOrEqualTo(0x1p23);
      }
    }
  }

  @Test
  void shortInputsHaveFewLimbs() {
    ExactInputs inputs = new ExactInputs(Problems.data("1 -3 +; 1/1024 7 +; 0 0 +"), BITS);
    assertThat(inputs.of(0).limbs()).hasNumberOfRows(1);
    assertThat(inputs.of(1).limbs()).hasNumberOfRows(2);
    assertThat(inputs.of(2).limbs()).hasNumberOfRows(1);
  }

  /** More features than products that a double adds up exactly, at full size. */
  @Test
  void productsAreExact() {
    int features = 150;
    String point = String.join(" ", Collections.nCopies(features, "-8388607"));
    ExactInputs.Sample x = new ExactInputs(Problems.data(point + " +"), BITS).of(0);
    Random random = new Random(2);
    double[][] y = new double[3][features + 4];
    for (double[] limb : y) {
      for (int s = 0; s < limb.length; s++) {
        limb[s] = 0x1p23 - 1 - 2 * random.nextInt(3);
      }
    }
    BigInteger dot = ExactInputs.dot(x, y, 4, 3);
    Dyadic exact = Dyadic.ZERO;
    for (int a = 0; a < features; a++) {
      Dyadic other = Dyadic.ZERO;
      for (int p = 0; p < 3; p++) {
        other = other.add(Dyadic.of((long) y[p][4 + a]).scale(-24L * (p + 1)));
      }
      exact = exact.add(value(x, a).multiply(other));
    }
    long unit = x.exponent() - 24L * (x.limbs().length + 3);
    assertThat(Dyadic.of(dot, unit)).isEqualTo(exact);
  }
}
