package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rows between zeros. */
final class LimbRowTest {
  @Test
  void rowsStandBetweenZeros() {
    LimbRow row = LimbRow.of(new long[] {4, -5});
    assertThat(row.length()).isEqualTo(2);
    assertThat(row.limbs()).containsExactly(0, 0, 0, 4, -5, 0, 0, 0);
    assertThat(row.doubles()).containsExactly(0, 0, 0, 4, -5, 0, 0, 0);
    assertThat(row.limb(1)).isEqualTo(-5);
  }

  @Test
  void growingRowsEndAtTheLastLimbThatIsNotZero() {
    LimbRow row = LimbRow.growing(3);
    assertThat(row.length()).isZero();
    row.set(0, 7);
    row.set(1, 0);
    assertThat(row.length()).isEqualTo(1);
    row.set(2, 9);
    assertThat(row.length()).isEqualTo(3);
    assertThat(row.toArray()).containsExactly(7, 0, 9);
    assertThat(row.limbs()).containsExactly(0, 0, 0, 7, 0, 9, 0, 0, 0);
    assertThat(row.doubles()).containsExactly(0, 0, 0, 7, 0, 9, 0, 0, 0);
    assertThat(row.limb(2)).isEqualTo(9);
  }
}
