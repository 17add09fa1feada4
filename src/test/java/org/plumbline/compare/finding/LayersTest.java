package org.plumbline.compare.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;

/** {@link Layers}: which layer a parameter belongs to. */
final class LayersTest {
  @Test
  void parametersBelongToTheirMatrices() {
    Layers layers =
        Layers.of(
            new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of())
                .network());
    assertThat(layers.names()).containsExactly("W1", "W2");
    assertThat(layers.of()).containsExactly(0, 0, 0, 0, 1, 1);
    assertThat(layers.largest(List.of(1.0, 4.0, 2.0, 3.0, 0.0, 0.5))).containsExactly(4.0, 0.5);
  }
}
