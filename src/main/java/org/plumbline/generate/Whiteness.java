package org.plumbline.generate;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * {@code Σ_i x_i x_iᵀ = I} and no sample is 0, if there are at least as many samples as
 * coordinates; the samples are orthonormal, {@code ⟨x_i, x_k⟩ = δ_ik}, if there are at most as
 * many.
 *
 * <p>These are the two meanings of {@code X Xᵀ = I}, for samples as columns of {@code X} and as
 * rows; both hold of a square matrix.
 */
public record Whiteness() implements Promise {
  @Override
  public boolean verify(Dataset data) {
    boolean isWide = data.size() <= data.dimension();
    boolean isTall = data.size() >= data.dimension();
    return (!isWide || isIdentity(Gram.of(data.points())))
        && (!isTall || isIdentity(Gram.of(columns(data))))
        && data.points().stream().noneMatch(p -> p.stream().allMatch(x -> x.signum() == 0));
  }

  private static List<? extends List<? extends Rational>> columns(Dataset data) {
    return IntStream.range(0, data.dimension())
        .mapToObj(j -> data.points().stream().map(point -> point.get(j)).toList())
        .toList();
  }

  private static boolean isIdentity(Gram gram) {
    for (int j = 0; j < gram.size(); j++) {
      for (int k = 0; k <= j; k++) {
        BigInteger expected = j == k ? gram.scale() : BigInteger.ZERO;
        if (!gram.product(j, k).equals(expected)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public String sentence() {
    return "Σ x xᵀ = I and no sample is 0, or the samples are orthonormal if they are fewer than"
        + " their coordinates";
  }
}
