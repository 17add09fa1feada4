package org.plumbline.field;

import java.util.List;
import org.plumbline.number.Dyadic;

/** A polynomial that holds the list of its coefficients. */
record ListedPolynomial(List<Dyadic> coefficients) implements Polynomial {
  ListedPolynomial {
    coefficients = List.copyOf(coefficients);
  }
}
