package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.assertNear;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Magnitude;

/** What an error becomes over a part: {@code e^G (√(ε² + 2∫g) + jumps + ∫d)}. */
final class PieceBoundsTest {
  private static final double LOG_TWO = 0x1.62e42fefa39fp-1;

  private static Magnitude number(double value) {
    return Magnitude.enclosingAbove(value);
  }

  private static PieceBounds piece(double growth, double gap, double disturbance) {
    return new PieceBounds(0.25, 0.5, number(growth), number(gap), number(disturbance), Set.of());
  }

  @Test
  void allThatIsAddedGrows() {
    // (√(9 + 2·8) + 7 + 11 + 64/4)·2
    Magnitude after = piece(LOG_TWO, 8, 11).after(number(3), number(64), number(7));
    assertNear(after, 78, 1e-9);
  }

  @Test
  void eachTermCounts() {
    assertNear(piece(0, 8, 0).after(number(3), Magnitude.ZERO, Magnitude.ZERO), 5, 1e-9);
    assertNear(piece(0, 0, 11).after(number(3), Magnitude.ZERO, Magnitude.ZERO), 14, 1e-9);
    assertNear(piece(0, 0, 0).after(number(3), number(64), Magnitude.ZERO), 19, 1e-9);
    assertNear(piece(0, 0, 0).after(number(3), Magnitude.ZERO, number(7)), 10, 1e-9);
    assertNear(piece(LOG_TWO, 0, 0).after(number(3), Magnitude.ZERO, Magnitude.ZERO), 6, 1e-9);
  }

  /** Without a gap there is no root, and an error stays the number it is. */
  @Test
  void errorsThatNothingAddsToStay() {
    Magnitude third = number(1.0 / 3);
    Magnitude stays = piece(0, 0, 0).after(third, Magnitude.ZERO, Magnitude.ZERO);
    Magnitude beside = piece(0, 0x1p-200, 0).after(third, Magnitude.ZERO, Magnitude.ZERO);
    assertThat(stays).isGreaterThanOrEqualTo(third);
    assertThat(beside).isGreaterThan(stays);
  }
}
