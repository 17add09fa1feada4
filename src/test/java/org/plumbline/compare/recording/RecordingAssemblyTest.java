package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.compare.recording.RecordedArrays.counting;
import static org.plumbline.compare.recording.RecordedArrays.numbers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.experiment.layers.Layer;
import org.plumbline.experiment.layers.Lowering;
import org.plumbline.experiment.layers.Window;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Arrays for a network with a matrix of 3 rows and 2 columns, and one of a single row. */
final class RecordingAssemblyTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 3, 1), List.of(Activation.RELU), List.of()).network();

  private static Recording assembled(Arrangement arrangement, RecordedArray... arrays)
      throws RecordingException {
    Map<String, RecordedArray> named = new LinkedHashMap<>();
    for (RecordedArray array : arrays) {
      named.put(array.name(), array);
    }
    return RecordingAssembly.of("run", named, NETWORK, Optional.empty(), arrangement);
  }

  private static Recording assembled(RecordedArray... arrays) throws RecordingException {
    return assembled(Arrangement.FOUND, arrays);
  }

  @Test
  void oneArrayHasARowForEachPoint() throws RecordingException {
    Recording found = assembled(counting("w", 2, 9), counting("g", 2, 9));
    assertThat(found.rows()).isEqualTo(2);
    assertThat(found.weights(1)).isEqualTo(numbers(9, 10, 11, 12, 13, 14, 15, 16, 17));
    assertThat(found.gradient(0).get(8)).isEqualTo(Dyadic.of(8));
  }

  @Test
  void matricesAreJoinedInTheOrderOfTheNetwork() throws RecordingException {
    Recording found = assembled(counting("W2", 2, 1, 3), counting("W1", 2, 3, 2));
    assertThat(found.weights(1)).isEqualTo(numbers(6, 7, 8, 9, 10, 11, 3, 4, 5));
    assertThat(found.hasGradients()).isFalse();
  }

  /** Matrices without an index for the point are those of the only one. */
  @Test
  void singleMatricesAreOnePoint() throws RecordingException {
    Recording found =
        assembled(
            counting("W1", 3, 2), counting("W2", 1, 3), counting("G1", 3, 2), counting("G2", 1, 3));
    assertThat(found.rows()).isEqualTo(1);
    assertThat(found.weights(0)).isEqualTo(numbers(0, 1, 2, 3, 4, 5, 0, 1, 2));
    assertThat(found.gradient(0)).isEqualTo(found.weights(0));
  }

  /** A kernel has three or four axes at one point already. */
  @Test
  void kernelsHaveAnAxisMoreForPoints() throws RecordingException {
    Window window = new Window(List.of(2), List.of(1), List.of(0));
    Network network =
        Lowering.network(
            List.of(1, 2),
            List.of(
                new Layer.Convolution("c", 2, window, false, List.of(Activation.RELU)),
                new Layer.Dense("d", 1, false, List.of(Activation.LINEAR))),
            List.of());
    Map<String, RecordedArray> one =
        Map.of("c.weight", counting("c.weight", 2, 1, 2), "d.weight", counting("d.weight", 1, 2));
    Recording single =
        RecordingAssembly.of("run", one, network, Optional.empty(), Arrangement.FOUND);
    assertThat(single.rows()).isEqualTo(1);
    assertThat(single.weights(0)).isEqualTo(numbers(0, 1, 2, 3, 0, 1));
    Map<String, RecordedArray> two =
        Map.of(
            "c.weight",
            counting("c.weight", 2, 2, 1, 2),
            "d.weight",
            counting("d.weight", 2, 1, 2));
    Recording both = RecordingAssembly.of("run", two, network, Optional.empty(), Arrangement.FOUND);
    assertThat(both.rows()).isEqualTo(2);
    assertThat(both.weights(1)).isEqualTo(numbers(4, 5, 6, 7, 2, 3));
  }

  @Test
  void transposedMatricesAreTurnedBack() throws RecordingException {
    Recording found =
        assembled(
            new Arrangement(List.of("a", "b"), true, Set.of()),
            counting("b", 3, 1),
            counting("a", 2, 3));
    assertThat(found.weights(0)).isEqualTo(numbers(0, 3, 1, 4, 2, 5, 0, 1, 2));
  }

  @Test
  void theFormatIsTheShortestOfWeightsAndGradients() throws RecordingException {
    RecordedArray wide = counting("w", Optional.of(NumberFormat.FLOAT64), 1, 9);
    assertThat(assembled(wide).format()).isEqualTo(NumberFormat.FLOAT64);
    assertThat(assembled(wide, counting("g", Optional.of(NumberFormat.FLOAT16), 1, 9)).format())
        .isEqualTo(NumberFormat.FLOAT16);
    assertThat(
            RecordingAssembly.of(
                    "run",
                    Map.of("w", wide),
                    NETWORK,
                    Optional.of(NumberFormat.BFLOAT16),
                    Arrangement.FOUND)
                .format())
        .isEqualTo(NumberFormat.BFLOAT16);
  }

  /** The last point needs no step size, and one is enough for all. */
  @Test
  void stepSizesAreOfStepsOrOfAll() throws RecordingException {
    RecordedArray w = counting("w", 3, 9);
    assertThat(assembled(w, RecordedArrays.of("eta", List.of(3), 1, 2, 0)).stepSize(1))
        .contains(Dyadic.of(2));
    assertThat(assembled(w, RecordedArrays.of("eta", List.of(2), 1, 2)).stepSize(1))
        .contains(Dyadic.of(2));
    assertThat(assembled(w, RecordedArrays.of("eta", List.of(1), 0.5)).stepSize(1))
        .contains(Dyadic.of(0.5));
  }

  @Test
  void toleranceIsASingleNumber() throws RecordingException {
    assertThat(
            assembled(counting("w", 1, 9), RecordedArrays.of("tol", List.of(1), 0.5)).tolerance())
        .contains(Dyadic.of(0.5));
  }

  static Stream<Arguments> refused() {
    RecordedArray w = counting("w", 2, 9);
    RecordedArray first = counting("W1", 2, 3, 2);
    RecordedArray second = counting("W2", 2, 1, 3);
    return Stream.of(
        refused(
            "run: no array holds the weights (the arrays are 't' [2]); expected w of shape "
                + "[T, 9]",
            counting("t", 2)),
        refused("run: w: shape [2, 8]; expected [2, 9]", counting("w", 2, 8)),
        refused("run: w: shape [0, 9]; expected [T, ...]", counting("w", 0, 9)),
        refused("run: w: integers; expected floats", counting("w", Optional.empty(), 2, 9)),
        refused("run: g: shape [3, 9]; expected [2, 9]", w, counting("g", 3, 9)),
        refused("run: t: shape [3]; expected [2]", w, counting("t", 3)),
        refused("run: w beside 'W1' [2, 3, 2]; expected only one of them", w, first),
        refused(
            "run: W2: shape [3, 1, 3]; expected [2, ...] as of the others",
            first,
            counting("W2", 3, 1, 3)),
        refused("see --names, --transpose and --ignore", first, counting("W2", 2, 3, 1)),
        refused("run: eta: shape [4]; expected a number or [2]", w, counting("eta", 4)),
        refused("run: eta[0]: not positive", w, counting("eta", 2)),
        refused(
            "run: eta[1]: not positive",
            counting("w", 3, 9),
            RecordedArrays.of("eta", List.of(3), 1, -1, 1)),
        refused("run: tol: shape [2]; expected a number", w, counting("tol", 2)),
        refused("run: tol: negative", w, RecordedArrays.of("tol", List.of(), -1)),
        refused("run: batch: shape [2]; expected [2, B]", w, counting("batch", 2)),
        refused("run: batch: shape [3, 1]; expected [2, B]", w, counting("batch", 3, 1)),
        refused(
            "run: batch[0, 1]: the entry is not the number of a sample",
            w,
            RecordedArrays.of("batch", List.of(1, 2), 0, 0.5)),
        refused(
            "run: batch[0, 0]: the entry is not the number of a sample",
            w,
            RecordedArrays.of("batch", List.of(1, 1), -1)),
        refused(
            "run: batch[0, 2]: the entry is not the number of a sample; expected whole numbers"
                + " from 0, or -1 behind the last of a smaller batch",
            w,
            RecordedArrays.of("batch", List.of(1, 3), 0, -1, 1)),
        refused(
            "run: batch[1, 0]: the entry is not",
            w,
            RecordedArrays.of("batch", List.of(2, 2), 0, -1, -1, -1)),
        refused(
            "run: batch[0, 0]: the entry is not",
            w,
            RecordedArrays.of("batch", List.of(1, 1), 0x1p30)),
        refused("run: W1: shape", second, counting("W1", 2, 2, 2)));
  }

  private static Arguments refused(String message, RecordedArray... arrays) {
    return Arguments.of(message, arrays);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatDoesNotFitIsRefused(String message, RecordedArray[] arrays) {
    assertThatThrownBy(() -> assembled(arrays))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesAreOfSingleMatricesOnly() {
    assertThatThrownBy(
            () -> assembled(new Arrangement(List.of(), true, Set.of()), counting("w", 1, 9)))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("run: w: all weights are in one array");
  }
}
