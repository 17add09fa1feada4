package org.plumbline.generate;

import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * {@code y_i} is the product of the signs of the first few coordinates of {@code x_i}, and {@code
 * |x_ij| >= b > 0} for all i, j: exclusive or, on signs.
 *
 * @param coordinates how many coordinates the product is over
 * @param least the bound {@code b}
 */
public record SignParity(int coordinates, Rational least) implements Promise {
  @Override
  public boolean verify(Dataset data) {
    for (int i = 0; i < data.size(); i++) {
      List<? extends Rational> point = data.points().get(i);
      int parity = 1;
      for (Rational x : point.subList(0, coordinates)) {
        parity *= x.signum();
      }
      if (parity != data.label(i) || point.stream().anyMatch(x -> x.abs().compareTo(least) < 0)) {
        return false;
      }
    }
    return least.signum() > 0;
  }

  @Override
  public String sentence() {
    return "y is the product of the signs of the first "
        + coordinates
        + " coordinates, and no coordinate is nearer to 0 than "
        + least;
  }
}
