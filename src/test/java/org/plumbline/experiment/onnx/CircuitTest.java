package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.array.BinaryType;
import org.plumbline.network.Activation;

final class CircuitTest {
  private static Unit unit(String group, Sum sum) {
    return new Unit(group, List.of(1), 0, Activation.RELU, sum);
  }

  private static Sum sum(int unit, String array, int position) {
    return new Sum(List.of(new Sum.Term(unit, new Factor.Own(array, position))));
  }

  /** Of the inputs 0, 1, 2, the last constant, and the units 3, 4, 5 the output reads 5 and 3. */
  private static Circuit of(Sum third) {
    List<Unit> all =
        List.of(unit("a", sum(1, "w", 0)), unit("b", sum(3, "w", 1)), unit("c", third));
    return Circuit.of(3, all, Sum.ofUnit(5));
  }

  @Test
  void unitsThatNothingReadsAreLeftOut() {
    Circuit circuit = of(sum(3, "w", 2).plus(sum(2, "b", 0)));
    assertThat(circuit.inputs()).isEqualTo(3);
    assertThat(circuit.hasBias()).isTrue();
    assertThat(circuit.computed()).extracting(Unit::group).containsExactly("a", "c");
    assertThat(circuit.output()).isEqualTo(Sum.ofUnit(4));
    assertThat(circuit.sums())
        .containsExactly(sum(1, "w", 0), sum(3, "w", 2).plus(sum(2, "b", 0)), Sum.ofUnit(4));
  }

  @Test
  void aConstantInputThatNothingReadsIsLeftOutAndTheOthersStay() {
    Circuit circuit = of(sum(3, "w", 2));
    assertThat(circuit.inputs()).isEqualTo(2);
    assertThat(circuit.hasBias()).isFalse();
    assertThat(circuit.sums()).containsExactly(sum(1, "w", 0), sum(2, "w", 2), Sum.ofUnit(3));
  }

  @Test
  void aConstantInputThatOnlyTheFirstUnitReadsIsKept() {
    List<Unit> all = List.of(unit("a", sum(1, "w", 0).plus(sum(2, "b", 0))));
    Circuit circuit = Circuit.of(3, all, sum(3, "w", 1));
    assertThat(circuit.hasBias()).isTrue();
    assertThat(circuit.sums()).containsExactly(sum(1, "w", 0).plus(sum(2, "b", 0)), sum(3, "w", 1));
  }

  private static Weights weights(Set<String> w, Set<String> b) {
    return new Weights(
        Map.of(
            "w", Numbers.of("w", BinaryType.FLOAT32, List.of(), List.of(), w),
            "b", Numbers.of("b", BinaryType.FLOAT32, List.of(), List.of(), b),
            "unused", Numbers.of("unused", BinaryType.FLOAT32, List.of(), List.of(), w)));
  }

  /** Of several arrays the first by name is named, the same each time. */
  @Test
  void weightsFromOneArrayInTwoWaysAreRefused() throws OnnxException {
    Circuit circuit = of(sum(3, "w", 2).plus(sum(2, "b", 0)));
    circuit.requireDistinct(weights(Set.of("p", "q"), Set.of("r")));
    Set<String> many = Set.of("a", "c", "d", "e", "f", "g", "h", "i", "j");
    assertThatThrownBy(() -> circuit.requireDistinct(weights(many, many)))
        .isInstanceOf(OnnxException.class)
        .hasMessage(
            "tensor 'a': it is used as it is and as a part of other weights, or of several; expected"
                + " weights that are used in one way only, as functions of shared weights are not"
                + " trained here");
  }
}
