package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** {@link LinearSystem}: what counts as singular does not depend on the size of the rows. */
class LinearSystemTest {
  private static final int BITS = 120;

  @Test
  void rowsMayBeOfAnySize() {
    for (long small : new long[] {0, 100, 4_000}) {
      Dyadic[][] matrix = {{of(1), of(1)}, {of(1).scale(-small), of(2).scale(-small)}};
      assertThat(LinearSystem.approximate(matrix, BITS).solve(right(3, of(5).scale(-small))))
          .hasValueSatisfying(x -> assertThat(x).containsExactly(of(1), of(2)));
    }
  }

  @Test
  void rowsThatHardlyDifferAreSingularAtAnySize() {
    for (long small : new long[] {0, 100, 4_000}) {
      Dyadic nearly = of(1).add(of(1).scale(-BITS / 2 - 1));
      Dyadic[][] matrix = {{of(1), of(1)}, {of(1).scale(-small), nearly.scale(-small)}};
      assertThat(LinearSystem.approximate(matrix, BITS).solve(right(1, of(1)))).isEmpty();
    }
  }

  @Test
  void aRowOfZerosIsSingular() {
    Dyadic[][] matrix = {{of(0), of(0)}, {of(1), of(1)}};
    assertThat(LinearSystem.approximate(matrix, BITS).solve(right(0, of(1)))).isEmpty();
  }

  private static Dyadic[] right(long first, Dyadic second) {
    return new Dyadic[] {of(first), second};
  }

  private static Dyadic of(long value) {
    return Dyadic.of(value);
  }
}
