package org.plumbline.generate;

import org.plumbline.data.Dataset;

/** There are samples with {@code y_i = 1} and samples with {@code y_i = -1}. */
public record BothClasses() implements Promise {
  @Override
  public boolean verify(Dataset data) {
    return data.labels().contains(1) && data.labels().contains(-1);
  }

  @Override
  public String sentence() {
    return "both classes have samples";
  }
}
