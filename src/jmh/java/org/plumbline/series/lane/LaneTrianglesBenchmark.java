package org.plumbline.series.lane;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * Products of numbers in lanes, all limbs in one loop and one product a loop: the time of one
 * number by another in all lanes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:LoopUnrollLimit=300")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LaneTrianglesBenchmark {
  private static final int PAIRS = 32;

  /** Limbs of 24 bits. */
  @Param({"1", "2", "3", "4", "5", "6", "7", "8", "9"})
  int limbs;

  /** Numbers side by side. */
  @Param("125")
  int lanes;

  private double[][][] left;
  private double[][][] right;
  private double[][] columns;

  /** Draws the numbers. */
  @Setup
  public void draw() {
    Random random = new Random(limbs);
    left = drawn(random);
    right = drawn(random);
    columns = new double[limbs + 1][LaneBlock.MOST_LANES];
  }

  private double[][][] drawn(Random random) {
    double[][][] numbers = new double[PAIRS][limbs][LaneBlock.MOST_LANES];
    for (double[][] number : numbers) {
      for (double[] limb : number) {
        Arrays.setAll(
            limb, s -> random.nextInt(1 << NarrowLimbs.BITS) - (1 << (NarrowLimbs.BITS - 1)));
      }
    }
    return numbers;
  }

  /** All limbs in one loop. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public double[][] wholeNumbers() {
    for (int j = 0; j < PAIRS; j++) {
      LaneTriangles.add(left[j], 0, right[j], columns, 1, limbs, lanes);
    }
    return columns;
  }

  /** One product a loop. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public double[][] singleProducts() {
    for (int j = 0; j < PAIRS; j++) {
      for (int p = 0; p < limbs; p++) {
        for (int q = 0; p + q < limbs; q++) {
          addProducts(left[j][p], right[j][q], columns[1 + p + q], lanes);
        }
      }
    }
    return columns;
  }

  private static void addProducts(double[] x, double[] y, double[] sum, int lanes) {
    for (int s = 0; s < lanes; s++) {
      sum[s] += x[s] * y[s];
    }
  }
}
