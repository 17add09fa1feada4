package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.forever.RationalSimplex.Solution;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

final class RationalSimplexTest {
  private static List<Rational> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Rational::parse).toList();
  }

  private static Solution minimize(String costs, String right, String... rows) {
    return RationalSimplex.minimize(
        Arrays.stream(rows).map(RationalSimplexTest::numbers).toList(),
        numbers(right),
        numbers(costs));
  }

  /** {@code 3x + 2y} under {@code x + y >= 4} and {@code y <= 3}: at (1, 3). */
  @Test
  void findsTheCheapestCornerAndWhatProvesItCheapest() {
    Solution found = minimize("3 2 0 0", "4 3", "1 1 -1 0", "0 1 0 1");
    assertThat(found.x()).isEqualTo(numbers("1 3 0 0"));
    // 4·3 - 3·1 = 9, and what is left of the costs is 0, 0, 3 and 1
    assertThat(found.dual()).isEqualTo(numbers("3 -1"));
  }

  @Test
  void solutionsMayBeFractions() {
    Solution found = minimize("1 1", "1 1", "3 1", "1 2");
    assertThat(found.x()).isEqualTo(numbers("1/5 2/5"));
    assertThat(found.dual()).isEqualTo(numbers("1/5 2/5"));
  }

  /** All right sides but one are 0, so that most steps move nothing. */
  @Test
  void degenerateProgramsEnd() {
    Solution found = minimize("1 5 1 1", "0 0 2", "1 -1 0 0", "0 1 -1 0", "1 0 1 1");
    assertThat(found.x()).isEqualTo(numbers("0 0 0 2"));
    assertThat(dot(found.dual(), numbers("0 0 2"))).isEqualTo(Rational.of(2));
    assertThat(dot(found.dual(), numbers("1 0 1"))).isLessThanOrEqualTo(Rational.ONE);
    assertThat(dot(found.dual(), numbers("-1 1 0"))).isLessThanOrEqualTo(Rational.of(5));
    assertThat(dot(found.dual(), numbers("0 -1 1"))).isLessThanOrEqualTo(Rational.ONE);
  }

  private static Rational dot(List<Rational> a, List<Rational> b) {
    return RationalMatrix.dot(a, b);
  }

  @Test
  void costsWithoutABoundAreRefused() {
    assertThatThrownBy(() -> minimize("-1 0", "0", "1 -1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a program with costs below any bound");
  }
}
