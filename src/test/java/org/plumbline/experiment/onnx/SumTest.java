package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Linear combinations of units. */
final class SumTest {
  private static final Sum TRAINED = new Sum(List.of(new Sum.Term(0, new Factor.Own("w", 3))));

  @Test
  void oneUnitTimesOneIsThatUnit() {
    assertThat(Sum.ofUnit(7).unit()).hasValue(7);
    assertThat(Sum.ofUnit(7).times(Rational.of(2)).unit()).isEmpty();
    assertThat(Sum.ofUnit(7).plus(Sum.ofUnit(7)).unit()).isEmpty();
    assertThat(TRAINED.unit()).isEmpty();
  }

  @Test
  void weightsAreTrainedOrFixed() {
    assertThat(TRAINED.isTrained()).isTrue();
    assertThat(TRAINED.isFixed()).isFalse();
    Sum both = TRAINED.plus(Sum.ofUnit(1));
    assertThat(both.isTrained()).isFalse();
    assertThat(both.isFixed()).isFalse();
    assertThat(both.terms()).hasSize(2);
  }

  @Test
  void onlyFixedWeightsAreMultiplied() {
    Sum scaled = Sum.ofUnit(2).times(Rational.of(1, 2)).times(Rational.of(3));
    assertThat(scaled.terms())
        .containsExactly(new Sum.Term(2, new Factor.Fixed(Rational.of(3, 2))));
    assertThatThrownBy(() -> TRAINED.times(Rational.of(2)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nothingIsLeftOfASumTimesZero() {
    assertThat(Sum.ofUnit(2).times(Rational.ZERO).terms()).isEmpty();
    assertThat(TRAINED.times(Rational.ZERO).terms()).isEmpty();
  }
}
