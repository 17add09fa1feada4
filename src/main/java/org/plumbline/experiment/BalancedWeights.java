package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/**
 * Rational weights for which {@code Σ_in w² = Σ_out w²} at every hidden unit, and {@code W_l W_lᵀ =
 * W_{l+1}ᵀ W_{l+1}} at every hidden layer that is linear, both exactly.
 *
 * <p>With rational unit vectors {@code u_l}, one number for each unit of layer {@code l}, and signs
 * {@code σ}, these are {@code W_l[i, j] = c σ_l[i, j] u_l[i] u_{l-1}[j]} for {@code l ≥ 2}, and
 * {@code W_1[i, j] = c u_1[i] v_i[j]} with a rational unit vector {@code v_i} for each unit. Row
 * {@code i} of {@code W_l} and column {@code i} of {@code W_{l+1}} both have the square norm {@code
 * c² u_l[i]²}, whatever the signs are. On both sides of a linear layer all signs are 1, and the
 * {@code v_i} below one are all the same; then both products are {@code c² u_l u_lᵀ}. So each
 * {@code W_l} has the Frobenius norm {@code c}, which is the scale. Biases are 0, which no law
 * sees.
 */
final class BalancedWeights {
  private final LayeredArchitecture layers;
  private final SeededWeights drawing;
  private final RandomNumbers random;

  private BalancedWeights(LayeredArchitecture layers, SeededWeights drawing) {
    this.layers = layers;
    this.drawing = drawing;
    this.random = new RandomNumbers(drawing.seed());
  }

  /**
   * The weights of layers.
   *
   * @throws IllegalArgumentException if there are skips, whose weights enter the laws as well
   */
  static List<Rational> of(LayeredArchitecture layers, SeededWeights drawing) {
    if (!layers.skips().isEmpty()) {
      throw new IllegalArgumentException("the network has skips");
    }
    return new BalancedWeights(layers, drawing).weights();
  }

  private List<Rational> weights() {
    List<Rational> weights = new ArrayList<>();
    List<Rational> below = List.of();
    for (int layer = 1; layer <= layers.depth(); layer++) {
      List<Rational> units = units(layers.widths().get(layer));
      addMatrix(weights, layer, units, below);
      if (layers.hasBias(layer)) {
        weights.addAll(Collections.nCopies(units.size(), Rational.ZERO));
      }
      below = units;
    }
    return Collections.unmodifiableList(weights);
  }

  private void addMatrix(
      List<Rational> weights, int layer, List<Rational> units, List<Rational> below) {
    boolean isAligned = isLinear(layer) || isLinear(layer - 1);
    List<Rational> direction = layer == 1 ? direction() : below;
    for (Rational unit : units) {
      Rational size = drawing.scale().multiply(unit);
      for (Rational entry : direction) {
        Rational weight = size.multiply(entry);
        boolean isTurned = layer > 1 && !isAligned && random.sign() < 0;
        weights.add(isTurned ? weight.negate() : weight);
      }
      direction = layer == 1 && !isAligned ? direction() : direction;
    }
  }

  /** Whether a layer is a hidden one and linear. */
  private boolean isLinear(int layer) {
    return layer > 0 && layer < layers.depth() && layers.activations().get(layer - 1).isLinear();
  }

  /** A unit vector whose entries are of one size, within a factor 2 or so, and of either sign. */
  private List<Rational> units(int count) {
    double[] vector = new double[count];
    for (int i = 0; i < count; i++) {
      double size = 0.75 + random.integer() / (4.0 * RandomNumbers.UNIT);
      vector[i] = random.sign() * size;
    }
    return unit(vector);
  }

  /** A unit vector in the space of inputs. */
  private List<Rational> direction() {
    double[] vector = new double[layers.widths().get(0)];
    for (int j = 0; j < vector.length; j++) {
      vector[j] =
          drawing.distribution() == SeededWeights.Distribution.GAUSSIAN
              ? random.gaussian()
              : (double) random.integer() / RandomNumbers.UNIT;
    }
    return unit(vector);
  }

  /**
   * A rational vector of norm 1 near the direction of {@code vector}: {@code (2 t, ±(1 - |t|²)) /
   * (1 + |t|²)}, the stereographic image of a point {@code t} with denominator {@code 2^10}.
   */
  private static List<Rational> unit(double[] vector) {
    int last = vector.length - 1;
    double squares = 0;
    for (double entry : vector) {
      squares += entry * entry;
    }
    double divisor = StrictMath.sqrt(squares) + Math.abs(vector[last]);
    Rational norm = Rational.ZERO;
    List<Rational> point = new ArrayList<>();
    for (int j = 0; j < last; j++) {
      double coordinate = squares == 0 ? 0 : vector[j] / divisor;
      Rational t = Rational.of((long) StrictMath.rint(coordinate * 1024), 1024);
      point.add(t);
      norm = norm.add(t.square());
    }
    Rational all = Rational.ONE.add(norm);
    List<Rational> unit = new ArrayList<>();
    for (Rational t : point) {
      unit.add(t.add(t).divide(all));
    }
    Rational height = Rational.ONE.subtract(norm).divide(all);
    unit.add(vector[last] < 0 ? height.negate() : height);
    return unit;
  }
}
