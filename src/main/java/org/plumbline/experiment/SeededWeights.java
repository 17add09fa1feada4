package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Initial weights drawn from a seed: by default {@code scale · k / 2^20} with integers k drawn
 * independently and uniformly from {@code [-2^20, 2^20]}.
 *
 * <p>The draws, in full: SplitMix64 (increment 0x9E3779B97F4A7C15, multipliers 0xBF58476D1CE4E5B9
 * and 0x94D049BB133111EB, shifts 30, 27, 31) is started with the seed as its state. Of each 64-bit
 * output the upper 22 bits are an integer u; if {@code u > 2^21} it is thrown away and the next
 * output taken, otherwise {@code k = u - 2^20}. Parameters get their numbers in parameter order:
 * layer by layer, row by row, then skips; in a graph, the order in which its edges first name them.
 *
 * <p>Other kinds and distributions draw from the same generator in the same order, and are rational
 * too: {@link Kind}, {@link Distribution}.
 *
 * @param seed the seed, any 64-bit integer
 * @param scale a positive factor
 * @param kind what decides how large weights are
 * @param distribution how they are distributed
 */
public record SeededWeights(long seed, Rational scale, Kind kind, Distribution distribution) {

  /** What decides how large weights are, before they are multiplied by the scale. */
  public enum Kind {
    /** All alike: uniform on [-1, 1], or Gaussian of variance 1. */
    PLAIN,
    /** Variance {@code 2 / fan-in} (He et al. 2015); biases of layers are 0. */
    HE,
    /** Variance {@code 2 / (fan-in + fan-out)} (Glorot and Bengio 2010); biases of layers are 0. */
    XAVIER,
    /** Every balancedness law is exactly 0 ({@link BalancedWeights}). */
    BALANCED
  }

  /** How weights are distributed; each is rounded to the nearest multiple of {@code 2^-20}. */
  public enum Distribution {
    /** Uniform on an interval about 0. */
    UNIFORM,
    /** Gaussian of mean 0. */
    GAUSSIAN
  }

  /** The kinds by the words of experiment files. */
  static final Map<String, Kind> KINDS =
      Map.of(
          "he", Kind.HE, "xavier", Kind.XAVIER, "glorot", Kind.XAVIER, "balanced", Kind.BALANCED);

  /** The distributions by the words of experiment files. */
  static final Map<String, Distribution> DISTRIBUTIONS =
      Map.of("uniform", Distribution.UNIFORM, "gaussian", Distribution.GAUSSIAN);

  /**
   * A way to draw weights.
   *
   * @throws IllegalArgumentException if the scale is not positive
   */
  public SeededWeights {
    if (scale.signum() <= 0) {
      throw new IllegalArgumentException("the scale must be positive, not " + scale);
    }
  }

  /**
   * Weights that are uniform on {@code [-scale, scale]}.
   *
   * @throws IllegalArgumentException if the scale is not positive
   */
  public SeededWeights(long seed, Rational scale) {
    this(seed, scale, Kind.PLAIN, Distribution.UNIFORM);
  }

  /** The same way to draw with another seed. */
  SeededWeights withSeed(long other) {
    return new SeededWeights(other, scale, kind, distribution);
  }

  /**
   * The weights of a network.
   *
   * @param layers the layers it was built from; balanced weights need them
   * @throws IllegalArgumentException if balanced weights are asked for and the network is not made
   *     of layers without skips
   */
  public List<Rational> weights(Network network, Optional<LayeredArchitecture> layers) {
    if (kind == Kind.BALANCED) {
      return BalancedWeights.of(
          layers.orElseThrow(() -> new IllegalArgumentException("the network is a graph")), this);
    }
    if (kind == Kind.PLAIN) {
      return weights(network.parameters());
    }
    RandomNumbers random = new RandomNumbers(seed);
    List<Rational> weights = new ArrayList<>(network.parameters());
    for (Fan fan : layers.map(Fan::ofLayers).orElseGet(() -> Fan.ofGraph(network))) {
      weights.add(
          fan.isBias()
              ? Rational.ZERO
              : scale.multiply(random.ofVariance(distribution, variance(fan))));
    }
    return Collections.unmodifiableList(weights);
  }

  private Rational variance(Fan fan) {
    return Rational.of(2, kind == Kind.HE ? fan.in() : (long) fan.in() + fan.out());
  }

  /** The first {@code count} weights, where all are alike. */
  public List<Rational> weights(int count) {
    RandomNumbers random = new RandomNumbers(seed);
    List<Rational> weights = new ArrayList<>(count);
    while (weights.size() < count) {
      Rational weight =
          distribution == Distribution.UNIFORM
              ? Rational.of(random.integer(), RandomNumbers.UNIT)
              : random.ofVariance(distribution, Rational.ONE);
      weights.add(scale.multiply(weight));
    }
    return Collections.unmodifiableList(weights);
  }
}
