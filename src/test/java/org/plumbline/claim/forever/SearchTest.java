package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class SearchTest {
  private static final Dyadic THIRD = Dyadic.approximate(Rational.of(1, 3), 60);

  @Test
  void theLargestNumberIsNearTheLastThatHolds() {
    for (int power : new int[] {-200, -1, 0, 1, 500}) {
      Dyadic last = THIRD.scale(power);
      Dyadic found = Search.largest(x -> x.compareTo(last) <= 0);
      assertThat(found).isLessThanOrEqualTo(last);
      assertThat(last.subtract(found)).isLessThan(last.scale(-39));
    }
  }

  @Test
  void theLeastNumberIsNearTheFirstThatHolds() {
    for (int power : new int[] {-200, -1, 0, 1, 500}) {
      Dyadic first = THIRD.scale(power);
      Dyadic found = Search.least(x -> x.compareTo(first) >= 0).orElseThrow();
      assertThat(found).isGreaterThanOrEqualTo(first);
      assertThat(found.subtract(first)).isLessThan(first.scale(-39));
    }
  }

  @Test
  void conditionsThatNeverHoldGiveNothing() {
    assertThat(Search.largest(x -> false)).isEqualTo(Dyadic.ZERO);
    assertThat(Search.largest(x -> x.compareTo(Dyadic.ONE.scale(-300)) <= 0))
        .isEqualTo(Dyadic.ZERO);
    assertThat(Search.least(x -> false)).isEmpty();
  }

  /**
   * Whatever the condition, what is returned is one of the numbers at which it was seen to hold.
   */
  @Test
  void onlyNumbersAtWhichItHeldAreReturned() {
    List<Dyadic> held = new ArrayList<>();
    Dyadic largest =
        Search.largest(
            x -> {
              boolean holds = x.significand().bitLength() % 3 == 1;
              held.addAll(holds ? List.of(x) : List.of());
              return holds;
            });
    assertThat(held).contains(largest);
    held.clear();
    Dyadic least =
        Search.least(
                x -> {
                  boolean holds = x.significand().bitLength() % 3 == 1;
                  held.addAll(holds ? List.of(x) : List.of());
                  return holds;
                })
            .orElseThrow();
    assertThat(held).contains(least);
    assertThat(least.signum()).isEqualTo(1);
  }
}
