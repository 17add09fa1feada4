package org.plumbline.series.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Programs whose exponentials are worked on in lanes, and sources for them. */
public final class LaneFixture {
  public static final int SOURCES = 3;
  public static final int SUMS = 2;

  private LaneFixture() {}

  /** A program of exponentials of combinations of three registers, and two sums of them. */
  public static StraightLineProgram program(int samples, Random random, long denominator) {
    return program(
        samples,
        random,
        denominator,
        (i, a) -> Rational.of(random.nextInt(2000) - 1000, drawn(random, denominator)));
  }

  /** Gives coefficient {@code c_ai}. */
  public interface Coefficients {
    Rational of(int i, int a);
  }

  public static StraightLineProgram program(
      int samples, Random random, long denominator, Coefficients given) {
    List<Instruction> instructions = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      int sample = i;
      List<Rational> coefficients =
          IntStream.range(0, SOURCES).mapToObj(a -> given.of(sample, a)).toList();
      instructions.add(
          new Instruction.Combination(
              argument(i), List.of(0, 1, 2), coefficients, Rational.of(random.nextInt(5), 7)));
      instructions.add(new Instruction.Exponential(exponential(i), argument(i)));
    }
    List<Integer> terms = IntStream.range(0, samples).mapToObj(LaneFixture::exponential).toList();
    for (int m = 0; m < SUMS; m++) {
      List<Rational> weights =
          terms.stream()
              .map(e -> Rational.of(random.nextInt(999) + 1, drawn(random, denominator)))
              .toList();
      instructions.add(
          new Instruction.Combination(
              SOURCES + 2 * samples + m, terms, weights, Rational.of(1, 3)));
    }
    return new StraightLineProgram(SOURCES, 0, SOURCES + 2 * samples + SUMS, instructions);
  }

  /** The denominator, or any if it is 0: then there is none in common that is short. */
  private static long drawn(Random random, long denominator) {
    return denominator > 0 ? denominator : 1000 + random.nextInt(1000);
  }

  public static int argument(int i) {
    return SOURCES + 2 * i;
  }

  static int exponential(int i) {
    return argument(i) + 1;
  }

  /** Sources that start between -1 and 1, times {@code start}, and move by {@code speed}. */
  public static List<List<Dyadic>> sources(Random random, int order, long start, int speed) {
    List<List<Dyadic>> sources = new ArrayList<>();
    for (int a = 0; a < SOURCES; a++) {
      List<Dyadic> source = new ArrayList<>();
      for (int k = 0; k <= order; k++) {
        Dyadic drawn = Dyadic.of(random.nextLong()).scale(-63);
        source.add(k == 0 ? drawn.multiply(Dyadic.of(start)) : drawn.scale(speed - 2L * k));
      }
      sources.add(source);
    }
    return sources;
  }

  public static void run(
      SeriesArithmetic series, StraightLineProgram program, List<List<Dyadic>> sources, int order) {
    for (int k = 0; k <= order; k++) {
      for (int a = 0; a < SOURCES; a++) {
        series.setCoefficient(a, k, sources.get(a).get(k));
      }
    }
    for (int k = 0; k <= order; k++) {
      series.execute(program.instructions(), k);
    }
  }
}
