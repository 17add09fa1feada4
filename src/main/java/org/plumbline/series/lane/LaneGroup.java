package org.plumbline.series.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.plumbline.field.Instruction;
import org.plumbline.number.Rational;

/**
 * Samples whose exponents {@code u_i} are combinations of the same registers and whose exponentials
 * {@code e_i} enter nothing but combinations: {@code u_i = b_i + Σ_a c_ai s_a}, sums {@code Σ_i
 * w_mi e_i}.
 */
public final class LaneGroup {
  private final int[] sources;
  private final int[] arguments;
  private final int[] exponentials;
  private final LaneConstants margins;
  private final double[][] approximate;
  private final boolean isBiased;
  private final List<Instruction.Combination> sums;
  private final List<LaneConstants> weights;
  private final LaneReciprocals reciprocals;

  private LaneGroup(List<Sample> samples, List<Instruction.Combination> sums, int limbs) {
    this.sources = samples.get(0).argument().sources().stream().mapToInt(r -> r).sorted().toArray();
    this.arguments = samples.stream().mapToInt(sample -> sample.argument().target()).toArray();
    int[] targets = samples.stream().mapToInt(sample -> sample.exponential().target()).toArray();
    this.exponentials = targets;
    List<List<Rational>> vectors = new ArrayList<>();
    for (int source : sources) {
      vectors.add(samples.stream().map(sample -> coefficient(sample.argument(), source)).toList());
    }
    vectors.add(samples.stream().map(sample -> sample.argument().constant()).toList());
    this.approximate =
        vectors.stream()
            .map(vector -> vector.stream().mapToDouble(Rational::approximateDouble).toArray())
            .toArray(double[][]::new);
    this.isBiased = vectors.get(sources.length).stream().anyMatch(b -> b.signum() != 0);
    this.margins = LaneConstants.of(vectors, limbs);
    this.sums = sums;
    this.weights = sums.stream().map(sum -> weights(sum, targets, limbs)).toList();
    this.reciprocals = new LaneReciprocals(margins.divisor(), limbs + LaneScratch.SPARE);
  }

  /**
   * A sample of a program.
   *
   * @param argument the instruction that assigns {@code u_i}
   * @param exponential the instruction that assigns {@code e_i}
   */
  record Sample(Instruction.Combination argument, Instruction.Exponential exponential) {}

  /** The group of some samples with the same sources, in numbers of so many limbs. */
  static LaneGroup of(List<Sample> samples, List<Instruction.Combination> sums, int limbs) {
    return new LaneGroup(samples, sums, limbs);
  }

  private static Rational coefficient(Instruction.Combination combination, int source) {
    int at = combination.sources().indexOf(source);
    return at < 0 ? Rational.ZERO : combination.coefficients().get(at);
  }

  private static LaneConstants weights(Instruction.Combination sum, int[] exponentials, int limbs) {
    TreeMap<Integer, Rational> coefficients = new TreeMap<>();
    for (int j = 0; j < sum.sources().size(); j++) {
      coefficients.put(sum.sources().get(j), sum.coefficients().get(j));
    }
    List<Rational> row = new ArrayList<>();
    for (int e : exponentials) {
      row.add(coefficients.getOrDefault(e, Rational.ZERO));
    }
    return LaneConstants.of(List.of(row), limbs);
  }

  /** The number of samples. */
  public int size() {
    return exponentials.length;
  }

  /** The number of registers that the exponents are made of. */
  int sources() {
    return sources.length;
  }

  /** Register {@code s_a}. */
  int source(int a) {
    return sources[a];
  }

  /** The register of {@code u_i}. */
  public int argument(int i) {
    return arguments[i];
  }

  /** The register of {@code e_i}. */
  public int exponential(int i) {
    return exponentials[i];
  }

  /** Whether some {@code b_i} is not zero. */
  boolean isBiased() {
    return isBiased;
  }

  /** Constant {@code c_ai}, or {@code b_i} for the {@code a} after the last, approximately. */
  double approximate(int a, int i) {
    return approximate[a][i];
  }

  /**
   * The constants {@code c_ai} and, after them, {@code b_i}; vector {@code a} is that of register
   * {@code a}.
   */
  LaneConstants margins() {
    return margins;
  }

  /** How many sums the exponentials enter. */
  int sums() {
    return sums.size();
  }

  /** The instruction of sum {@code m}. */
  Instruction.Combination sum(int m) {
    return sums.get(m);
  }

  /** The constants {@code w_mi} of sum {@code m}. */
  LaneConstants weights(int m) {
    return weights.get(m);
  }

  /** The numbers {@code 2^E / (k D)}, {@code D} the divisor of the margins. */
  LaneReciprocals reciprocals() {
    return reciprocals;
  }
}
