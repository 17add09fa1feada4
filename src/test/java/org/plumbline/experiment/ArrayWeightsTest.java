package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

final class ArrayWeightsTest {
  private static final Network LAYERS =
      new LayeredArchitecture(List.of(2, 3, 1), List.of(Activation.RELU), List.of()).network();

  @TempDir private Path folder;

  private List<Rational> read(Network network, String keys) {
    Cursor section = Cursors.top(folder, "{npz: w.npz" + keys + "}");
    return ArrayWeights.npz(section, section.required("npz"), network);
  }

  private void write(Object... entries) throws IOException {
    NumpyFiles.zip(folder.resolve("w.npz"), entries);
  }

  private static List<Rational> numbers(long... numbers) {
    return java.util.Arrays.stream(numbers).mapToObj(Rational::of).toList();
  }

  @Test
  void matricesAreInTheOrderOfTheNetworkNotOfTheFile() throws IOException {
    write("W2.npy", NumpyFiles.npy(1, 3), "W1.npy", NumpyFiles.npy(3, 2));
    assertThat(read(LAYERS, "")).isEqualTo(numbers(1, 2, 3, 4, 5, 6, 1, 2, 3));
  }

  @Test
  void namesAreStatedInOrderOrByKey() throws IOException {
    write("b.npy", NumpyFiles.npy(2, 3), "a.npy", NumpyFiles.npy(3, 1));
    List<Rational> turned = numbers(1, 4, 2, 5, 3, 6, 1, 2, 3);
    assertThat(read(LAYERS, ", transpose: true, names: [b, a]")).isEqualTo(turned);
    assertThat(read(LAYERS, ", transpose: true, names: {W2: a, W1: b}")).isEqualTo(turned);
    assertThatThrownBy(() -> read(LAYERS, ", names: {W3: a, W1: b}"))
        .hasMessage("e.yaml:1: names.W3: unknown key (did you mean W1?); expected one of W1, W2");
  }

  @Test
  void allWeightsInOneArrayStandAlone() throws IOException {
    write("w.npy", NumpyFiles.npy(9), "t.npy", NumpyFiles.npy());
    assertThat(read(LAYERS, "")).isEqualTo(numbers(1, 2, 3, 4, 5, 6, 7, 8, 9));
    assertThatThrownBy(() -> read(LAYERS, ", transpose: true"))
        .hasMessage(
            "e.yaml:1: transpose: the array w holds all weights in order; expected no other array"
                + " beside it");
    write("w.npy", NumpyFiles.npy(2, 9));
    assertThatThrownBy(() -> read(LAYERS, ""))
        .hasMessageEndingWith(": w: shape [2, 9]; expected [9], one set of weights");
    write("w.npy", NumpyFiles.npy(9), "W1.npy", NumpyFiles.npy(3, 2));
    assertThatThrownBy(() -> read(LAYERS, ""))
        .hasMessageEndingWith(": w beside W1; expected only one of them, or ignore");
    assertThat(read(LAYERS, ", ignore: [W1]")).hasSize(9);
  }

  @Test
  void biasesInTheFileSuggestThoseOfTheNetwork() throws IOException {
    String hint = ", or biases in the network: network.biases, in place of data.bias";
    write(
        "W1.npy",
        NumpyFiles.npy(3, 2),
        "W2.npy",
        NumpyFiles.npy(1, 3),
        "b1.npy",
        NumpyFiles.npy(3));
    assertThatThrownBy(() -> read(LAYERS, "")).hasMessageEndingWith(hint);
    write("W1.npy", NumpyFiles.npy(3, 2), "W2.npy", NumpyFiles.npy(1, 4));
    assertThatThrownBy(() -> read(LAYERS, ""))
        .isInstanceOf(ExperimentException.class)
        .hasMessageNotContaining(hint);
    LayeredArchitecture biased =
        new LayeredArchitecture(List.of(2, 1), List.of(), List.of(), List.of(true));
    write("W1.npy", NumpyFiles.npy(1, 2), "b1.npy", NumpyFiles.npy(2));
    assertThatThrownBy(() -> read(biased.network(), ""))
        .isInstanceOf(ExperimentException.class)
        .hasMessageNotContaining(hint);
  }

  @Test
  void whatIsIgnoredMustBeThere() throws IOException {
    write("w.npy", NumpyFiles.npy(9));
    assertThatThrownBy(() -> read(LAYERS, ", ignore: [w, old]"))
        .hasMessage("e.yaml:1: ignore[1]: unknown array 'old'; expected w");
  }

  @Test
  void graphsNeedTheOneArray() throws IOException {
    write("W1.npy", NumpyFiles.npy(1, 1));
    Network graph =
        Network.of(
            1,
            Stream.of("x", "o").map(name -> new Vertex(name, Activation.LINEAR)).toList(),
            List.of(new Edge(0, 1, new Weight.Parameter(0))),
            List.of("u"));
    assertThatThrownBy(() -> read(graph, ""))
        .hasMessageEndingWith(
            ": w is missing; expected w of shape [1], as the network is a graph (the arrays are"
                + " 'W1' [1, 1])");
  }

  @Test
  void theTimeOfAPointIsNotedAsUnused() throws IOException {
    write("w.npy", NumpyFiles.npy(9), "t.npy", NumpyFiles.npy(1));
    Origin origin = new Origin("e.yaml", Optional.of(folder));
    Cursor section = Cursors.top(origin, "npz: w.npz");
    ArrayWeights.npz(section, section.required("npz"), LAYERS);
    assertThat(origin.provenance().notes())
        .containsExactly("w.npz: the time t = 1 is not used, because the flow starts at 0.");
  }
}
