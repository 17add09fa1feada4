package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.series.program.LaneFixture.SOURCES;
import static org.plumbline.series.program.LaneFixture.SUMS;
import static org.plumbline.series.program.LaneFixture.argument;
import static org.plumbline.series.program.LaneFixture.program;
import static org.plumbline.series.program.LaneFixture.run;
import static org.plumbline.series.program.LaneFixture.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.ApfloatSeries;
import org.plumbline.series.limb.NarrowLimbs;
import org.plumbline.series.program.LimbSeries;

/**
 * Exponentials in lanes against apfloat with more bits, within the bound of
 * proofs-notes/limb-series.md, L6, propagated from order to order.
 */
final class LaneBlockTest {
  /**
   * What the units of orders {@code 0 … k} are relative to: the size that an exponential is
   * compared with or has reached, and less by what it grew after that order.
   */
  private static double[] sizes(double level, double[] reached, int k) {
    return IntStream.rangeClosed(0, k)
        .mapToDouble(j -> Math.max(level, reached[k]) * (reached[j] / reached[k]))
        .toArray();
  }

  /**
   * The error of the last order of an exponential whose last unit at order {@code k} is at most
   * {@code 2^(22 - bits_k)} of the size given.
   *
   * @param moved the largest {@code |j u_j|} of all
   */
  private static double error(double[] u, double moved, double[] sizes, double[] bits) {
    double[] error = new double[sizes.length];
    for (int k = 0; k < sizes.length; k++) {
      double limbs = (bits[k] + 44) / NarrowLimbs.BITS + 1;
      double sum = 0;
      for (int j = 1; j <= k; j++) {
        double ofArgument = 0x1p8 * moved * (1 + SOURCES * (limbs + 4));
        sum += j * Math.abs(u[j]) * error[k - j];
        sum += ofArgument * unit(sizes[k - j], Math.min(bits[j], bits[k - j]));
      }
      double factor = 0x1p10 * moved / Math.max(1, k);
      double own = k * (limbs + 1) / 4 * factor + (limbs + 2) * (0.25 + 2 * factor) + 3;
      error[k] = (k == 0 ? 0 : sum / k) + own * unit(sizes[k], bits[k]);
    }
    return error[sizes.length - 1];
  }

  private static double unit(double size, double bits) {
    return 0x1p22 * size * Math.pow(2, -bits);
  }

  private static double[][] coefficients(
      SeriesArithmetic series, int samples, int order, int from) {
    double[][] all = new double[samples][order + 1];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k <= order; k++) {
        all[i][k] = series.approximateCoefficient(argument(i) + from, k);
      }
    }
    return all;
  }

  /**
   * Few and many samples; numbers of 2 to 17 limbs of 56 bits; falling precision; exponentials of
   * very different sizes, and some that grow by far.
   */
  @ParameterizedTest
  @CsvSource({
    "223, 2.4, 77, 40, 1000, 1, 0",
    "223, 2.4, 30, 300, 1000, 1, 0",
    "100, 0, 30, 20, 1000, 1, 0",
    "223, 2.4, 60, 100, 1000, 100, 0",
    "223, 2.4, 40, 150, 1000, 300, 5",
    "160, 1, 40, 140, 1000, 60, 7",
    "900, 3, 20, 17, 1000, 1, 2",
    "223, 2.4, 40, 30, 0, 1, 0",
    "300, 2, 30, 33, 0, 20, 3",
  })
  void sumsAreWithinTheBound(
      int bits, double decay, int order, int samples, long denominator, long start, int speed) {
    Random random = new Random(bits + samples);
    StraightLineProgram program = program(samples, random, denominator);
    List<List<Dyadic>> sources = sources(random, order, start, speed);
    double[][] bounds = check(program, sources, bits, new SeriesScale(order, Dyadic.ONE, decay));
    assertThat(bounds[0][1]).as("a bound relative to the largest").isLessThan(bounds[0][0]);
  }

  /**
   * Samples of two sizes, {@code 2^216} apart; the small ones grow by {@code 2^170}, so that the
   * bits they were spared at first are needed.
   */
  @Test
  void whatGrowsIsComputedAnew() {
    int order = 40;
    int samples = 2 * (LaneBlock.MOST_LANES / 2 + 6);
    Random random = new Random(8);
    List<List<Dyadic>> sources = sources(random, order, 1, 0);
    List<Dyadic> rising = new ArrayList<>(Collections.nCopies(order + 1, Dyadic.ZERO));
    rising.set(0, Dyadic.of(-150));
    rising.set(1, Dyadic.of(300));
    sources.set(1, rising);
    StraightLineProgram program =
        program(
            samples,
            random,
            1000,
            (i, a) -> a == 1 ? Rational.of(i % 2) : Rational.of(random.nextInt(2000) - 1000, 1000));
    check(program, sources, 223, new SeriesScale(order, Dyadic.ONE, 1));
  }

  /** Holds the sums against the bound and returns it. */
  private static double[][] check(
      StraightLineProgram program, List<List<Dyadic>> given, int bits, SeriesScale scale) {
    int order = scale.order();
    int samples = (program.registers() - SOURCES - SUMS) / 2;
    SeriesArithmetic fast = LimbSeries.withBits(bits).create(program, scale);
    SeriesArithmetic exact =
        ApfloatSeries.withBits(bits + 700).create(program, SeriesScale.uniform(order, Dyadic.ONE));
    run(fast, program, given, order);
    List<List<Dyadic>> stored = new ArrayList<>();
    for (int a = 0; a < SOURCES; a++) {
      int source = a;
      stored.add(
          IntStream.rangeClosed(0, order).mapToObj(k -> fast.coefficient(source, k)).toList());
    }
    run(exact, program, stored, order);
    double[][] bounds = bounds(program, exact, samples, bits(bits, scale.decay(), order));
    for (int m = 0; m < SUMS; m++) {
      int register = SOURCES + 2 * samples + m;
      for (int k = 0; k <= order; k++) {
        Dyadic error = fast.coefficient(register, k).subtract(exact.coefficient(register, k));
        assertThat(error.abs())
            .as("sum %d, order %d", m, k)
            .isLessThanOrEqualTo(Dyadic.of(bounds[m][k]));
      }
    }
    bounds[0][0] = Math.pow(2, 110 - bits) * largest(exact, samples, order);
    return bounds;
  }

  private static double largest(SeriesArithmetic exact, int samples, int order) {
    return Arrays.stream(coefficients(exact, samples, order, 1))
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  private static double[] bits(int bits, double decay, int order) {
    return IntStream.rangeClosed(0, order)
        .mapToDouble(k -> Math.max(1, Math.ceil(bits - decay * k)))
        .toArray();
  }

  /** The bound when the size of each exponential is that of the largest term it is added to. */
  private static double[][] bounds(
      StraightLineProgram program, SeriesArithmetic exact, int samples, double[] bits) {
    int order = bits.length - 1;
    double[][] e = coefficients(exact, samples, order, 1);
    double[][] u = coefficients(exact, samples, order, 0);
    double moved = 0;
    for (double[] row : u) {
      for (int j = 1; j <= order; j++) {
        moved = Math.max(moved, j * Math.abs(row[j]));
      }
    }
    double[][] weight = new double[SUMS][samples];
    double[][] largest = new double[SUMS][2];
    for (int m = 0; m < SUMS; m++) {
      Instruction.Combination sum =
          (Instruction.Combination) program.instructions().get(2 * samples + m);
      for (int i = 0; i < samples; i++) {
        weight[m][i] = sum.coefficients().get(i).approximateDouble();
        largest[m][0] = Math.max(largest[m][0], weight[m][i] * e[i][0]);
        for (int k = 0; k <= order; k++) {
          largest[m][1] = Math.max(largest[m][1], weight[m][i] * Math.abs(e[i][k]));
        }
      }
    }
    double[][] bounds = new double[SUMS][order + 1];
    for (int i = 0; i < samples; i++) {
      double level = Math.min(largest[0][0] / weight[0][i], largest[1][0] / weight[1][i]);
      double[] reached = e[i].clone();
      for (int k = 1; k <= order; k++) {
        reached[k] = Math.max(reached[k - 1], Math.abs(e[i][k]));
        double error = error(u[i], moved, sizes(level, reached, k), bits);
        for (int m = 0; m < SUMS; m++) {
          bounds[m][k] += weight[m][i] * error;
        }
      }
    }
    for (int m = 0; m < SUMS; m++) {
      for (int i = 0; i < samples; i++) {
        double level = Math.min(largest[0][0] / weight[0][i], largest[1][0] / weight[1][i]);
        bounds[m][0] += weight[m][i] * unit(Math.max(level, e[i][0]), bits[0]);
      }
      for (int k = 0; k <= order; k++) {
        bounds[m][k] += 0x1p18 * samples * largest[m][1] * Math.pow(2, -bits[k]);
      }
    }
    return bounds;
  }
}
