package org.plumbline.series.lane;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plumbline.series.limb.LimbKernels;

/**
 * One coefficient of a Cauchy product, {@code Σ_{j=0..order} a_j b_{order-j}}, in different
 * arithmetics on the same numbers; each result is held against the exact one before it is timed.
 *
 * <p>A push adds one coefficient of a times {@code b_0 … b_order} to the sums it belongs to. That
 * is no single coefficient, but as many products; checked is the whole product made of pushes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CauchyProductBenchmark {
  /** Limbs of 56 bits; lanes are as many as hold at least these bits. */
  @Param({"1", "2", "3", "4", "5", "6"})
  int limbs;

  /** The order of the coefficient. */
  @Param({"40", "76"})
  int order;

  private int stride;
  private int lanes;
  private int doubleLanes;
  private BigInteger[] left;
  private BigInteger[] right;
  private long[] limbData;
  private long[] sum;
  private long[] leftLanes;
  private long[] rightLanes;
  private long[] reversedLanes;
  private long[] partial;
  private long[] columns;
  private long[] pushed;
  private double[] leftDoubles;
  private double[] rightDoubles;
  private double[] pushedDoubles;

  /** Draws the numbers and checks every kernel on them. */
  @Setup
  public void draw() {
    Random random = new Random(limbs);
    int bits = LimbKernels.BITS * limbs;
    stride = order + 2;
    lanes = lanes(LaneKernels.LONG_BITS);
    doubleLanes = lanes(LaneKernels.DOUBLE_BITS);
    left = numbers(random, bits);
    right = numbers(random, bits);
    limbData = new long[2 * limbs * stride];
    split(left, LimbKernels.BITS, limbs, bits, limbData, 0);
    split(right, LimbKernels.BITS, limbs, bits, limbData, limbs * stride);
    leftLanes = new long[lanes * stride];
    rightLanes = new long[lanes * stride];
    reversedLanes = new long[lanes * stride];
    split(left, LaneKernels.LONG_BITS, lanes, bits, leftLanes, 0);
    split(right, LaneKernels.LONG_BITS, lanes, bits, rightLanes, 0);
    split(reversed(right), LaneKernels.LONG_BITS, lanes, bits, reversedLanes, 0);
    leftDoubles = doubles(left, bits);
    rightDoubles = doubles(right, bits);
    sum = new long[limbs];
    partial = new long[stride];
    columns = new long[lanes];
    pushed = new long[lanes * 2 * stride];
    pushedDoubles = new double[doubleLanes * 2 * stride];
    check(bits);
  }

  private int lanes(int laneBits) {
    return (LimbKernels.BITS * limbs + laneBits - 1) / laneBits;
  }

  /** Integers below {@code 2^(bits-4)}: all leading parts have the room that sums need. */
  private BigInteger[] numbers(Random random, int bits) {
    BigInteger[] numbers = new BigInteger[order + 1];
    Arrays.setAll(
        numbers,
        j -> {
          BigInteger size = new BigInteger(bits - 4, random);
          return random.nextBoolean() ? size : size.negate();
        });
    return numbers;
  }

  private static BigInteger[] reversed(BigInteger[] numbers) {
    BigInteger[] reversed = new BigInteger[numbers.length];
    Arrays.setAll(reversed, j -> numbers[numbers.length - 1 - j]);
    return reversed;
  }

  /** Writes numbers in units of {@code 2^-bits} as signed parts of {@code width} bits. */
  private void split(BigInteger[] numbers, int width, int parts, int bits, long[] to, int at) {
    for (int j = 0; j <= order; j++) {
      BigInteger rest = numbers[j].shiftLeft(parts * width - bits);
      for (int p = parts - 1; p > 0; p--) {
        long part = rest.longValue() << (Long.SIZE - width) >> (Long.SIZE - width);
        to[at + p * stride + j] = part;
        rest = rest.subtract(BigInteger.valueOf(part)).shiftRight(width);
      }
      to[at + j] = rest.longValueExact();
    }
  }

  private double[] doubles(BigInteger[] numbers, int bits) {
    long[] parts = new long[doubleLanes * stride];
    split(numbers, LaneKernels.DOUBLE_BITS, doubleLanes, bits, parts, 0);
    return Arrays.stream(parts).asDoubleStream().toArray();
  }

  private void check(int bits) {
    BigInteger exact = integers();
    limbs56();
    requireNear("limbs", exact, value(sum, LimbKernels.BITS).shiftLeft(bits));
    lanes28Pull();
    int last = LaneKernels.LONG_BITS * (lanes + 1);
    requireNear("pull", exact, value(columns, LaneKernels.LONG_BITS).shiftLeft(2 * bits - last));
    long[] product = new long[lanes * 2 * stride];
    double[] doubleProduct = new double[doubleLanes * 2 * stride];
    for (int i = 0; i <= order; i++) {
      LaneKernels.push(leftLanes, i, rightLanes, stride, order - i, lanes, product);
      LaneKernels.push(leftDoubles, i, rightDoubles, stride, order - i, doubleLanes, doubleProduct);
    }
    long[] pushedColumns = new long[lanes];
    Arrays.setAll(pushedColumns, c -> product[c * stride + order]);
    BigInteger whole = value(pushedColumns, LaneKernels.LONG_BITS);
    requireNear("push", exact, whole.shiftLeft(2 * bits - last));
    long[] doubleColumns = new long[doubleLanes];
    Arrays.setAll(doubleColumns, c -> (long) doubleProduct[c * stride + order]);
    BigInteger fromDoubles = value(doubleColumns, LaneKernels.DOUBLE_BITS);
    int doubleLast = LaneKernels.DOUBLE_BITS * (doubleLanes + 1);
    requireNear("doubles", exact.shiftLeft(64), fromDoubles.shiftLeft(64 + 2 * bits - doubleLast));
  }

  /** The integer {@code Σ_c x_c 2^(width (n-1-c))}. */
  private static BigInteger value(long[] parts, int width) {
    BigInteger value = BigInteger.ZERO;
    for (long part : parts) {
      value = value.shiftLeft(width).add(BigInteger.valueOf(part));
    }
    return value;
  }

  /**
   * Each term may be off by a few units of the last place kept, {@code 2^-bits} of the operands.
   */
  private void requireNear(String kernel, BigInteger exact, BigInteger computed) {
    int bits = LimbKernels.BITS * limbs;
    int room = kernel.equals("doubles") ? 64 : 0;
    BigInteger allowed = BigInteger.valueOf((order + 1L) * 4 * doubleLanes).shiftLeft(bits + room);
    if (exact.subtract(computed).abs().compareTo(allowed) > 0) {
      throw new IllegalStateException(kernel + " is wrong: " + exact + ", " + computed);
    }
  }

  /** Limbs of 56 bits and multiply-high. */
  @Benchmark
  public long[] limbs56() {
    Arrays.fill(sum, 0);
    LimbKernels.convolve(limbData, 0, limbs * stride, stride, order, limbs, sum);
    return sum;
  }

  /** Lanes of 28 bits, both operands ascending, sums by coefficient added up at the end. */
  @Benchmark
  public long[] lanes28Pull() {
    LaneKernels.pull(leftLanes, reversedLanes, stride, order, lanes, partial, columns);
    return columns;
  }

  /** Lanes of 28 bits, one coefficient against all of the other operand. */
  @Benchmark
  public long[] lanes28Push() {
    LaneKernels.push(leftLanes, 0, rightLanes, stride, order, lanes, pushed);
    return pushed;
  }

  /** Lanes of 21 bits in doubles, pushed. */
  @Benchmark
  public double[] lanes21DoublePush() {
    LaneKernels.push(leftDoubles, 0, rightDoubles, stride, order, doubleLanes, pushedDoubles);
    return pushedDoubles;
  }

  /** Integers of the library. */
  @Benchmark
  public BigInteger integers() {
    BigInteger total = BigInteger.ZERO;
    for (int j = 0; j <= order; j++) {
      total = total.add(left[j].multiply(right[order - j]));
    }
    return total;
  }
}
