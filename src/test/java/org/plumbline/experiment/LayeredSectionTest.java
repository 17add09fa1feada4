package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;

/** Layers for samples of two coordinates. */
final class LayeredSectionTest {
  private static LayeredArchitecture read(String text) {
    return LayeredSection.read(Cursors.top("{" + text + "}"), 2);
  }

  @Test
  void allThatIsDescribedIsThere() {
    String skips = "[{from: 1, to: 2, kind: diagonal}, {from: 0, to: 3, kind: free}]";
    assertThat(
            read(
                "widths: [2, 3, 3, 1], activations: [relu, abs], biases: [true, false, true],"
                    + " skips: "
                    + skips))
        .isEqualTo(
            new LayeredArchitecture(
                List.of(2, 3, 3, 1),
                List.of(Activation.RELU, Activation.ABSOLUTE_VALUE),
                List.of(new Skip(1, 2, Skip.Kind.DIAGONAL), new Skip(0, 3, Skip.Kind.FREE)),
                List.of(true, false, true)));
  }

  @Test
  void biasesAreEverywhereOrNowhereAndLinearNetworksNeedNoActivations() {
    assertThat(read("widths: [2, 1]").biases()).containsExactly(false);
    assertThat(read("widths: [2, 2, 1], activations: [relu], biases: true").biases())
        .containsExactly(true, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "widths: [2] | widths: found 1 width; expected 2 to 1000, input to output",
        "widths: [3, 1] | widths[0]: found '3'; expected 2, the coordinates of a sample, bias included",
        "widths: [2, 2] | widths[1]: found '2'; expected 1, the width of the output",
        "widths: [2, 0, 1] | widths[1]: found '0'; expected an integer from 1 to 1000000",
        "widths: [2, 1], activations: [relu] | activations: found 1 item; expected 0 activations, one per hidden layer",
        "widths: [2, 2, 1], activations: [] | activations: found 0 items; expected 1 activation, one per hidden layer",
        "widths: [2, 2, 1], activations: [relu], biases: [true] | biases: found 1 item; expected 2 truth values, one per layer of weights",
        "widths: [2, 1], skips: [{from: 1, to: 1, kind: free}] | skips[0].from: found '1'; expected an integer from 0 to 0",
        "widths: [2, 1], skips: [{from: 0, to: 0, kind: free}] | skips[0].to: found '0'; expected an integer from 1 to 1",
        "widths: [2, 1], skips: [{from: 0, to: 1, kind: identity}] | skips[0].kind: found 'identity'; expected free, because layers 0 and 1 have different widths 2 and 1",
      })
  void refusesWhatIsNoNetwork(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ExperimentException.class)
        .hasMessage("e.yaml:1: " + message);
  }

  @Test
  void aThousandLayersAreTheMost() {
    String activations = "activations: [relu" + ", relu".repeat(997) + "]";
    assertThat(read("widths: [2" + ", 1".repeat(999) + "], " + activations).depth()).isEqualTo(999);
    assertThatThrownBy(() -> read("widths: [2" + ", 1".repeat(1000) + "], " + activations))
        .hasMessage("e.yaml:1: widths: found 1001 widths; expected 2 to 1000, input to output");
  }

  /** With 333333 units there are three times as many edges, and one of the bias. */
  @Test
  void aMillionEdgesAreTheMost() {
    String layers = "widths: [2, 333333, 1], activations: [relu], biases: [false, true]";
    assertThat(read(layers).depth()).isEqualTo(2);
    assertThatThrownBy(() -> read(layers + ", skips: [{from: 0, to: 2, kind: free}]"))
        .hasMessage("e.yaml:1: the network has 1000002 edges; expected at most 1000000");
  }
}
