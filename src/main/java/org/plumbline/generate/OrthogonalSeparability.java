package org.plumbline.generate;

import org.plumbline.data.Dataset;

/**
 * {@code ⟨x_i, x_k⟩ > 0} if {@code y_i = y_k}, and {@code ⟨x_i, x_k⟩ <= 0} otherwise, for all i, k.
 *
 * <p>Samples are orthogonally separable in the sense of Phuong and Lampert, "The inductive bias of
 * ReLU networks on orthogonally separable data" (ICLR 2021).
 */
public record OrthogonalSeparability() implements Promise {
  @Override
  public boolean verify(Dataset data) {
    Gram gram = Gram.of(data.points());
    for (int i = 0; i < gram.size(); i++) {
      for (int k = 0; k <= i; k++) {
        int sign = gram.product(i, k).signum();
        boolean isFine = data.label(i) == data.label(k) ? sign > 0 : sign <= 0;
        if (!isFine) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public String sentence() {
    return "⟨x, x'⟩ > 0 for samples of one class, and <= 0 for samples of different classes";
  }
}
