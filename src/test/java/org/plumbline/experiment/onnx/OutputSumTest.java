package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Applied.numbers;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Rational;

/** A layer y = (x_0 + 3 x_1, 2 x_0 + 4 x_1). */
final class OutputSumTest {
  private final Applied applied = new Applied(1, 2).floats("w", List.of(2, 2), "1 2 3 4");

  @BeforeEach
  void layer() throws OnnxException {
    applied.apply(node("MatMul", "x w", "y"));
  }

  private Sum of(OutputChoice choice, Value value, Long... stated) throws OnnxException {
    Model model =
        new Model(
            18,
            "x",
            BinaryType.FLOAT32,
            List.of(1, 2),
            Map.of(),
            List.of(),
            "y",
            stated.length == 0 ? Optional.empty() : Optional.of(List.of(stated)));
    return new OutputSum(model, applied.units(), choice, applied::numbersOf).of(Optional.of(value));
  }

  private void assertRefused(OutputChoice choice, Value value, String message, Long... stated) {
    assertThatThrownBy(() -> of(choice, value, stated))
        .isInstanceOf(OnnxException.class)
        .hasMessageStartingWith("output 'y': " + message);
  }

  private List<Rational> at(Sum sum) {
    return applied.at(new Value.Activations(List.of(), List.of(sum)), "1 10");
  }

  @Test
  void oneNumberOfSeveralIsChosen() throws OnnxException {
    assertThat(at(of(OutputChoice.of(0), applied.value("y")))).isEqualTo(numbers("31"));
    assertThat(at(of(OutputChoice.of(1), applied.value("y")))).isEqualTo(numbers("42"));
    assertRefused(
        OutputChoice.of(2),
        applied.value("y"),
        "no number 2 in the shape [1, 2]; expected network.output from 0 to 1");
    assertRefused(
        OutputChoice.ONLY,
        applied.value("y"),
        "the shape [1, 2] for one sample, 2 numbers; expected a single number");
  }

  @Test
  void theDifferenceOfLayersIsALayerOfDifferences() throws OnnxException {
    Sum sum = of(OutputChoice.difference(1, 0), applied.value("y"));
    assertThat(sum.terms())
        .containsExactly(
            new Sum.Term(0, new Factor.Own("y/difference", 0)),
            new Sum.Term(1, new Factor.Own("y/difference", 1)));
    assertThat(at(sum)).isEqualTo(numbers("11"));
    assertThat(applied.units().derived().get(0).roots()).containsExactly("w");
    assertThat(applied.units().notes())
        .containsExactly(
            "The outputs 1 and 0 are subtracted in the last layer: its weights are the differences,"
                + " and they are trained as such.");
  }

  @Test
  void otherDifferencesAreFixedEdges() throws OnnxException {
    Sum inputs = of(OutputChoice.difference(0, 1), applied.value("x"));
    assertThat(inputs).isEqualTo(Sum.ofUnit(0).plus(Sum.ofUnit(1).times(Rational.of(-1))));
    assertThat(applied.units().derived()).isEmpty();
    // Both numbers are sums of one weight, which the difference must not double.
    Sum weight = new Sum(List.of(new Sum.Term(0, new Factor.Own("w", 3))));
    Sum shared =
        of(
            OutputChoice.difference(0, 1),
            new Value.Activations(List.of(2), List.of(weight, weight)));
    assertThat(shared.isFixed()).isTrue();
    assertThat(applied.units().computed()).hasSize(2);
    assertThat(at(shared)).isEqualTo(numbers("0"));
  }

  @Test
  void theStatedShapeIsTheOneComputed() throws OnnxException {
    for (Long[] stated : new Long[][] {{0L, 2L}, {2L}, {1L, 1L, 2L}, {0L}}) {
      assertThat(at(of(OutputChoice.of(1), applied.value("y"), stated))).isEqualTo(numbers("42"));
    }
    assertRefused(
        OutputChoice.of(1),
        applied.value("y"),
        "the stated shape [1, 3]; expected the one computed, [1, 2]",
        1L,
        3L);
    assertRefused(
        OutputChoice.of(1),
        applied.value("y"),
        "the stated shape [2, 2]; expected the one computed, [1, 2]",
        2L,
        2L);
  }

  @Test
  void theOutputDependsOnTheSample() {
    assertRefused(
        OutputChoice.ONLY,
        applied.value("w"),
        "no node computes it; expected a number that depends on the sample");
    assertRefused(
        OutputChoice.ONLY,
        new Value.Activations(List.of(), List.of(new Sum(List.of()))),
        "it is constant; expected a number that depends on the sample");
  }
}
