package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.array.BinaryType;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Two inputs and a hidden layer of two units, of which the output is a sum. */
final class LayeredFormTest {
  private static final Weights VALUES =
      new Weights(
          Map.of(
              "w", array("w", "1 2 3 4"),
              "b", array("b", "5 6"),
              "u", array("u", "11 12 13 14"),
              "z", array("z", "21 22 23 24"),
              "v", array("v", "7 8")));

  private static Numbers array(String name, String numbers) {
    List<Rational> list = Applied.numbers(numbers);
    return Numbers.of(name, BinaryType.FLOAT32, List.of(list.size()), list, Set.of(name));
  }

  private static Sum own(int unit, String array, int position) {
    return new Sum(List.of(new Sum.Term(unit, new Factor.Own(array, position))));
  }

  private static Unit unit(String group, int position, Sum sum) {
    return new Unit(group, List.of(1, 2), position, Activation.RELU, sum);
  }

  /** What is computed of units numbered from {@code first} by the weights of {@code array}. */
  private static Sum row(int first, String array, int row) {
    return own(first, array, 2 * row).plus(own(first + 1, array, 2 * row + 1));
  }

  private static Optional<OnnxNetwork> plain(Sum first, Sum second) {
    List<Unit> units = List.of(unit("h", 0, first), unit("h", 1, second));
    return LayeredForm.of(new Circuit(2, false, units, row(2, "v", 0)), VALUES, false);
  }

  /** The constant input is number 2. */
  private static OnnxNetwork biased(boolean isApart) {
    List<Unit> units =
        List.of(
            unit("h", 0, row(0, "w", 0).plus(own(2, "b", 0))),
            unit("h", 1, own(2, "b", 1).plus(row(0, "w", 1))));
    return LayeredForm.of(new Circuit(3, true, units, row(3, "v", 0)), VALUES, isApart)
        .orElseThrow();
  }

  @Test
  void weightsAreRowByRow() {
    OnnxNetwork found = plain(row(0, "w", 0), own(1, "w", 3).plus(own(0, "w", 2))).orElseThrow();
    assertThat(found.architecture())
        .contains(new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of()));
    assertThat(found.weights()).isEqualTo(Applied.numbers("1 2 3 4 7 8"));
  }

  @Test
  void biasesAreThoseOfTheLayerOrAColumnOfItsMatrix() {
    OnnxNetwork layers = biased(false);
    assertThat(layers.architecture().orElseThrow().widths()).containsExactly(2, 2, 1);
    assertThat(layers.architecture().orElseThrow().biases()).containsExactly(true, false);
    assertThat(layers.weights()).isEqualTo(Applied.numbers("1 2 3 4 5 6 7 8"));
    OnnxNetwork columns = biased(true);
    assertThat(columns.architecture().orElseThrow().widths()).containsExactly(3, 2, 1);
    assertThat(columns.architecture().orElseThrow().hasBiases()).isFalse();
    assertThat(columns.weights()).isEqualTo(Applied.numbers("1 2 5 3 4 6 7 8"));
  }

  /** A column of the first matrix cannot be the bias of a later layer. */
  @Test
  void biasesOfLaterLayersAreBiasesOfLayers() {
    List<Unit> units =
        List.of(
            unit("h", 0, row(0, "w", 0).plus(own(2, "b", 0))),
            unit("h", 1, row(0, "w", 1).plus(own(2, "b", 1))));
    Circuit circuit = new Circuit(3, true, units, row(3, "v", 0).plus(own(2, "z", 3)));
    OnnxNetwork found = LayeredForm.of(circuit, VALUES, true).orElseThrow();
    assertThat(found.architecture().orElseThrow().biases()).containsExactly(true, true);
    assertThat(found.weights()).isEqualTo(Applied.numbers("1 2 3 4 5 6 7 8 24"));
  }

  @Test
  void missingAndSharedWeightsMakeNoLayer() {
    assertThat(plain(row(0, "w", 0), own(0, "w", 2))).isEmpty();
    assertThat(plain(row(0, "w", 0), row(0, "w", 0))).isEmpty();
    assertThat(plain(row(0, "w", 0), own(0, "w", 2).plus(own(0, "w", 3)))).isEmpty();
  }

  @Test
  void aLayerIsOneWholeArrayOfOneActivation() {
    Unit first = unit("h", 0, row(0, "w", 0));
    Unit second = unit("h", 1, row(0, "w", 1));
    for (List<Unit> units :
        List.of(
            List.of(first),
            List.of(second, first),
            List.of(first, unit("k", 1, second.sum())),
            List.of(first, new Unit("h", List.of(1, 2), 1, Activation.LINEAR, second.sum())))) {
      Sum output = units.size() == 1 ? own(2, "v", 0) : row(2, "v", 0);
      assertThat(LayeredForm.of(new Circuit(2, false, units, output), VALUES, false)).isEmpty();
    }
  }

  private static Optional<OnnxNetwork> skipping(Sum first, Sum second) {
    List<Unit> units =
        List.of(
            unit("h", 0, row(0, "w", 0)),
            unit("h", 1, row(0, "w", 1)),
            unit("k", 0, row(2, "u", 0).plus(first)),
            unit("k", 1, row(2, "u", 1).plus(second)));
    return LayeredForm.of(new Circuit(2, false, units, row(4, "v", 0)), VALUES, false);
  }

  @Test
  void unitsAddedInTheirOrderAreAnIdentitySkip() {
    OnnxNetwork found = skipping(Sum.ofUnit(0), Sum.ofUnit(1)).orElseThrow();
    assertThat(found.architecture().orElseThrow().skips())
        .containsExactly(new Skip(0, 2, Skip.Kind.IDENTITY));
    assertThat(found.weights()).isEqualTo(Applied.numbers("1 2 3 4 11 12 13 14 7 8"));
    assertThat(skipping(Sum.ofUnit(1), Sum.ofUnit(0))).isEmpty();
    assertThat(skipping(Sum.ofUnit(0), new Sum(List.of()))).isEmpty();
    assertThat(skipping(Sum.ofUnit(0), Sum.ofUnit(1).times(Rational.of(2)))).isEmpty();
  }

  /** The second layer reads the inputs first, but its matrix is the one of the layer before. */
  @Test
  void matricesOfEarlierLayersAreFreeSkips() {
    Sum output = row(4, "v", 0);
    List<Unit> units =
        List.of(
            unit("h", 0, row(0, "w", 0)),
            unit("h", 1, row(0, "w", 1)),
            unit("k", 0, row(0, "u", 0).plus(row(2, "z", 0))),
            unit("k", 1, row(0, "u", 1).plus(row(2, "z", 1))));
    OnnxNetwork found =
        LayeredForm.of(new Circuit(2, false, units, output), VALUES, false).orElseThrow();
    assertThat(found.architecture().orElseThrow().skips())
        .containsExactly(new Skip(0, 2, Skip.Kind.FREE));
    assertThat(found.weights()).isEqualTo(Applied.numbers("1 2 3 4 21 22 23 24 7 8 11 12 13 14"));
  }

  @Test
  void eachLayerReadsTheOneBefore() {
    List<Unit> units =
        List.of(
            unit("h", 0, row(0, "w", 0)),
            unit("h", 1, row(0, "w", 1)),
            unit("k", 0, row(0, "u", 0)),
            unit("k", 1, row(0, "u", 1)));
    Circuit circuit = new Circuit(2, false, units, row(4, "v", 0).plus(row(2, "b", 0)));
    assertThat(LayeredForm.of(circuit, VALUES, false)).isEmpty();
  }
}
