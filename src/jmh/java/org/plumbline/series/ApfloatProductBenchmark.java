package org.plumbline.series;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apfloat.Apfloat;
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
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;

/** One coefficient of a Cauchy product in apfloats, at the working precision for 50 digits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ApfloatProductBenchmark {
  private static final int DIGITS = 50;

  /** The order of the coefficient. */
  @Param({"40", "76"})
  int order;

  private Apfloat[] left;
  private Apfloat[] right;

  /** Draws the numbers, in the thread that multiplies them. */
  @Setup
  public void draw() {
    int bits = WorkingPrecision.forDigits(DIGITS).bits();
    ApfloatNumbers numbers = new ApfloatNumbers(bits);
    Random random = new Random(1);
    left = draw(numbers, random, bits);
    right = draw(numbers, random, bits);
  }

  private Apfloat[] draw(ApfloatNumbers numbers, Random random, int bits) {
    Apfloat[] drawn = new Apfloat[order + 1];
    Arrays.setAll(drawn, j -> numbers.of(Dyadic.of(new BigInteger(bits, random), -bits)));
    return drawn;
  }

  /** Floats of radix 2. */
  @Benchmark
  public Apfloat apfloats() {
    Apfloat sum = Apfloat.ZERO;
    for (int j = 0; j <= order; j++) {
      sum = sum.add(left[j].multiply(right[order - j]));
    }
    return sum;
  }
}
