package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** Two coordinates, which are numbered 0 and 1, and a constant input 2. */
final class UnitsTest {
  private static final Sum TRAINED = new Sum(List.of(new Sum.Term(0, new Factor.Own("w", 3))));

  private final Units units = new Units(2);
  private final Value.Activations input = units.input(List.of(1, 2));

  private static Value.Activations of(Sum... sums) {
    return new Value.Activations(List.of(sums.length), List.of(sums));
  }

  @Test
  void computedUnitsFollowTheConstantInput() {
    assertThat(input.sums()).containsExactly(Sum.ofUnit(0), Sum.ofUnit(1));
    assertThat(units.inputs()).isEqualTo(3);
    assertThat(units.constant()).isEqualTo(2);
    assertThat(units.activated("h", Activation.RELU, input).sums())
        .containsExactly(Sum.ofUnit(3), Sum.ofUnit(4));
    assertThat(units.computed())
        .containsExactly(
            new Unit("h", List.of(1, 2), 0, Activation.RELU, Sum.ofUnit(0)),
            new Unit("h", List.of(1, 2), 1, Activation.RELU, Sum.ofUnit(1)));
  }

  @Test
  void onlySumsBecomeUnits() {
    assertThat(units.asUnits("s", input)).isSameAs(input);
    assertThat(units.asUnits("s", of(Sum.ofUnit(1), TRAINED)).sums())
        .containsExactly(Sum.ofUnit(1), Sum.ofUnit(3));
    assertThat(units.computed())
        .containsExactly(new Unit("s", List.of(2), 1, Activation.LINEAR, TRAINED));
  }

  @Test
  void trainedSumsAreUnitsBeforeTheyAreScaled() {
    assertThat(units.scaled("s", of(TRAINED), Rational.ONE)).isEqualTo(of(TRAINED));
    assertThat(units.computed()).isEmpty();
    assertThat(units.scaled("s", of(TRAINED, Sum.ofUnit(1)), Rational.of(2)).sums())
        .containsExactly(Sum.ofUnit(3).times(Rational.of(2)), Sum.ofUnit(1).times(Rational.of(2)));
    assertThat(units.scaled("t", input, k -> Rational.of(k)).sums())
        .containsExactly(new Sum(List.of()), Sum.ofUnit(1));
    assertThat(units.computed()).hasSize(1);
  }

  @Test
  void arraysOfUnitsHaveNamesOfTheirOwn() {
    for (int k = 0; k < 3; k++) {
      units.activated("h", Activation.RELU, of(Sum.ofUnit(0)));
    }
    assertThat(units.computed()).extracting(Unit::group).containsExactly("h", "h'", "h''");
  }

  @Test
  void aNoteIsSaidOnce() {
    units.note("b");
    units.note("a");
    units.note("b");
    assertThat(units.notes()).containsExactly("b", "a");
  }

  @Test
  void termsAreBounded() throws OnnxException {
    units.require("here", Terms.MOST);
    assertThatThrownBy(() -> units.require("here", 1))
        .isInstanceOf(OnnxException.class)
        .hasMessageStartingWith("here: more than 1000000 edges");
  }
}
