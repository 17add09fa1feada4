package org.plumbline.generate;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * {@code X Xᵀ = I} for the matrix {@code X} whose columns are the samples, that is {@code Σ_i x_i
 * x_iᵀ = I}, and no sample is 0.
 */
public record Whiteness() implements Promise {
  @Override
  public boolean verify(Dataset data) {
    List<? extends List<? extends Rational>> columns =
        IntStream.range(0, data.dimension())
            .mapToObj(j -> data.points().stream().map(point -> point.get(j)).toList())
            .toList();
    Gram gram = Gram.of(columns);
    for (int j = 0; j < gram.size(); j++) {
      for (int k = 0; k <= j; k++) {
        BigInteger expected = j == k ? gram.scale() : BigInteger.ZERO;
        if (!gram.product(j, k).equals(expected)) {
          return false;
        }
      }
    }
    return data.points().stream().noneMatch(p -> p.stream().allMatch(x -> x.signum() == 0));
  }

  @Override
  public String sentence() {
    return "Σ x xᵀ = I, and no sample is 0";
  }
}
