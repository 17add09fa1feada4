package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

class RandomDataTest {
  @Test
  void aSeedAlwaysGivesTheSameNumbers() {
    RandomData drawn = RandomData.separable(7, 2, 2, Rational.of(1, 4));
    assertThat(drawn.direction()).isEqualTo(Samples.numbers("199/256 1/32"));
    assertThat(drawn.data()).isEqualTo(Samples.of("-125/128 -111/128 : -1", "231/256 127/256 : 1"));
  }

  @Test
  void seedsDiffer() {
    assertThat(RandomData.separable(1, 3, 2, Rational.ONE))
        .isNotEqualTo(RandomData.separable(2, 3, 2, Rational.ONE));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> RandomData.separable(1, 0, 2, Rational.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RandomData.separable(1, 2, 2, Rational.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
