package org.plumbline.data;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * Numbers {@code λ_i >= 0} with {@code Σ λ_i = 1} and {@code Σ λ_i y_i x_i = 0}, which prove the
 * samples not separable: {@code Σ λ_i y_i ⟨u, x_i⟩} would be positive for a separating {@code u},
 * and is zero.
 *
 * @param lambda one coefficient per sample
 */
public record FarkasCombination(List<Rational> lambda)
    implements SeparabilityCertificate, MaxMarginResult {
  /** The claim that {@code lambda} combines the signed samples to zero. */
  public FarkasCombination {
    lambda = List.copyOf(lambda);
  }

  /** Whether {@code lambda} has the right size, is a convex combination, and yields the origin. */
  @Override
  public boolean verify(Dataset data) {
    return lambda.size() == data.size()
        && lambda.stream().allMatch(coefficient -> coefficient.signum() >= 0)
        && lambda.stream().reduce(Rational.ZERO, Rational::add).equals(Rational.ONE)
        && combinesTo(data, lambda, Collections.nCopies(data.dimension(), Rational.ZERO));
  }

  @Override
  public boolean claimsSeparable() {
    return false;
  }

  /** Whether {@code Σ coefficients_i y_i x_i = target}; the sizes must fit. */
  static boolean combinesTo(Dataset data, List<Rational> coefficients, List<Rational> target) {
    IntegerVector weights = IntegerVector.of(coefficients);
    return IntStream.range(0, data.dimension())
        .allMatch(j -> weights.dot(signedColumn(data, j)).equals(target.get(j)));
  }

  private static IntegerVector signedColumn(Dataset data, int column) {
    return IntegerVector.of(
        IntStream.range(0, data.size())
            .mapToObj(i -> data.point(i).get(column).multiply(Rational.of(data.label(i))))
            .toList());
  }
}
