package org.plumbline.claim.matrix;

import java.util.Arrays;
import java.util.List;
import org.plumbline.number.Dyadic;

/** A direction in double precision, for what is only displayed or compared coarsely. */
public record UnitVector(List<Double> entries) {
  /**
   * The approximate direction of {@code vector}, of whatever size its entries are; zero if it is
   * zero.
   */
  public static UnitVector approximate(List<Dyadic> vector) {
    Dyadic largest = vector.stream().map(entry -> entry.abs()).reduce(Dyadic.ZERO, Dyadic::max);
    if (largest.signum() == 0) {
      return new UnitVector(vector.stream().map(x -> 0.0).toList());
    }
    long shift = -largest.magnitudeExponent();
    double[] scaled =
        vector.stream().mapToDouble(x -> x.scale(shift).approximateDouble()).toArray();
    double square = 0;
    for (double x : scaled) {
      square += x * x;
    }
    double norm = Math.sqrt(square);
    return new UnitVector(Arrays.stream(scaled).mapToObj(x -> x / norm).toList());
  }

  /** The approximate cosine of the angle to another direction. */
  public double cosine(UnitVector other) {
    double sum = 0;
    for (int k = 0; k < entries.size(); k++) {
      sum += entries.get(k) * other.entries.get(k);
    }
    return sum;
  }

  /** The approximate length of the chord to another direction. */
  public double chord(UnitVector other) {
    double square = 0;
    for (int k = 0; k < entries.size(); k++) {
      double difference = entries.get(k) - other.entries.get(k);
      square += difference * difference;
    }
    return Math.sqrt(square);
  }

  /** The smallest absolute value of an entry. */
  public double smallest() {
    return entries.stream().mapToDouble(Math::abs).min().orElse(0);
  }
}
