package org.plumbline.flow.dormandprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polynomials through values at nodes. */
final class NodalPolynomialTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8})
  void coefficientsOfAPolynomialAreFoundAgain(int count) {
    NodalPolynomial nodal = new NodalPolynomial(count);
    double[] expected = new double[count];
    for (int k = 0; k < count; k++) {
      expected[k] = (k % 2 == 0 ? 1 : -1) * (k + 1.0);
    }
    double[] values = new double[count];
    for (int j = 0; j < count; j++) {
      for (int k = count - 1; k >= 0; k--) {
        values[j] = values[j] * nodal.node(j) + expected[k];
      }
    }
    assertThat(nodal.coefficients(values)).containsExactly(expected, within(1e-9));
  }

  @Test
  void nodesAreInOrderInsideTheInterval() {
    NodalPolynomial nodal = new NodalPolynomial(8);
    assertThat(nodal.count()).isEqualTo(8);
    for (int j = 0; j < 8; j++) {
      assertThat(nodal.node(j)).isStrictlyBetween(j == 0 ? 0 : nodal.node(j - 1), 1.0);
      assertThat(nodal.node(j) + nodal.node(7 - j)).isCloseTo(1, within(1e-15));
    }
  }
}
