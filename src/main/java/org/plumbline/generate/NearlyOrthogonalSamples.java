package org.plumbline.generate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * Samples of proofs-notes/generated-data.md, P2: {@code x_i = Q (a_i e_i + δ g_i)} with a rotation
 * {@code Q}, {@code 1 < a_i <= 3/2}, entries of {@code g_i} in [-1, 1), and a power of two {@code
 * δ}.
 *
 * <p>With {@code δ <= 1/8} and {@code δ d <= 1}: {@code R_min >= 1 - δ >= 7/8}, {@code R_max² <=
 * (3/2 + δ)² + δ² d <= 2.77}, and {@code |⟨x_i, x_k⟩| <= 3δ + δ² d <= 4δ}. So the condition with
 * factor C follows from {@code 4δ · 2.77 · C n <= (7/8)⁴}, and that from {@code δ <= 1/(32 C n)}.
 */
final class NearlyOrthogonalSamples {
  private NearlyOrthogonalSamples() {}

  static GeneratedData of(Recipe recipe) {
    Draws draws = Draws.apart(recipe.seed());
    int dimension = recipe.dimension();
    Rational factor = recipe.value(Parameter.FACTOR);
    Rational noise = noise(factor.multiply(Rational.of(32L * recipe.samples())), dimension);
    Rotation rotation = Rotation.drawn(draws, dimension);
    List<Integer> labels = draws.labels(recipe.samples());
    List<List<Rational>> points = new ArrayList<>();
    for (int i = 0; i < recipe.samples(); i++) {
      Rational length = Rational.ONE.add(draws.fraction().divide(Rational.of(2)));
      List<Rational> axis = Vectors.times(length, Vectors.unit(dimension, i));
      points.add(rotation.apply(Vectors.plus(axis, noise, draws.coordinates(dimension))));
    }
    return GeneratedData.of(
        recipe, points, labels, new NearOrthogonality(factor), new BothClasses());
  }

  /** The greatest power of two that is at most 1 over each of three numbers. */
  private static Rational noise(Rational first, int second) {
    Rational most = first.max(Rational.of(Math.max(8, second)));
    BigInteger ceiling =
        most.numerator()
            .add(most.denominator())
            .subtract(BigInteger.ONE)
            .divide(most.denominator());
    int bits = ceiling.subtract(BigInteger.ONE).bitLength();
    return Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(bits));
  }
}
