package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Sums of products are those that one operation after the other gives. */
final class RationalSumTest {
  @Provide
  static Arbitrary<List<Rational>> numbers() {
    Arbitrary<Integer> tops = Arbitraries.integers().between(-50, 50);
    Arbitrary<Integer> bottoms = Arbitraries.of(1, 2, 3, 4, 6, 255, 256, 1 << 20);
    return Combinators.combine(tops, bottoms)
        .as((top, bottom) -> Rational.of(top, bottom))
        .list()
        .ofSize(9);
  }

  @Property
  void isTheSumOfItsTerms(
      @ForAll("numbers") List<Rational> x, @ForAll("numbers") List<Rational> y) {
    RationalSum sum = new RationalSum();
    Rational expected = Rational.ZERO;
    for (int k = 0; k < x.size(); k++) {
      Rational product = x.get(k).multiply(y.get(k));
      switch (k % 3) {
        case 0 -> {
          sum.add(x.get(k));
          expected = expected.add(x.get(k));
        }
        case 1 -> {
          sum.addProduct(x.get(k), y.get(k));
          expected = expected.add(product);
        }
        default -> {
          sum.subtractProduct(x.get(k), y.get(k));
          expected = expected.subtract(product);
        }
      }
      assertThat(sum.value()).isEqualTo(expected);
    }
  }

  @Test
  void ofNothingIsZero() {
    assertThat(new RationalSum().value()).isEqualTo(Rational.ZERO);
  }
}
