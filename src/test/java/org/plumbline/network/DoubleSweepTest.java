package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sweeps through {@code f = 5 h0 - 6 h1 + x}, {@code h = (2x, -3x)}, both units linear here. */
final class DoubleSweepTest {
  private static final Network NETWORK =
      new LayeredArchitecture(
              List.of(1, 2, 1), List.of(Activation.LINEAR), List.of(new Skip(0, 2, Skip.Kind.FREE)))
          .network();

  private static final double[] WEIGHTS = {2, -3, 5, -6, 1};
  private final DoubleSweep sweep = DoubleSweep.of(NETWORK);

  private double[] forward(double x) {
    double[] z = new double[NETWORK.size()];
    sweep.forward(WEIGHTS, z, (v, sum) -> v == 0 ? x : sum);
    return z;
  }

  private double[] backward() {
    double[] delta = new double[NETWORK.size()];
    sweep.backward(WEIGHTS, delta, (v, sum) -> v == NETWORK.output() ? 1 : sum);
    return delta;
  }

  @Test
  void signalsGoForwardsAndBack() {
    assertThat(forward(7)).containsExactly(7, 14, -21, 70 + 126 + 7);
    assertThat(backward()).containsExactly(10 + 18 + 1, 5, -6, 1);
  }

  @Test
  void passagesActOnWhatPasses() {
    double[] z = new double[NETWORK.size()];
    sweep.forward(WEIGHTS, z, (v, sum) -> v == 0 ? 7 : v == 2 ? 0 : sum);
    assertThat(z[3]).isEqualTo(77);
  }

  @Test
  void gradientsAreProducts() {
    double[] gradient = {100, 0, 0, 0, 0};
    sweep.addGradient(2, forward(7), backward(), gradient);
    assertThat(gradient).containsExactly(100 + 70, -84, 28, -42, 14);
  }

  /** Sizes are sums of absolute values: what would be there if nothing cancelled. */
  @Test
  void sizesDoNotCancel() {
    double[] ones = {1, 1, 1, 1};
    assertThat(sweep.sum(3, WEIGHTS, ones)).isZero();
    assertThat(sweep.size(3, WEIGHTS, ones)).isEqualTo(12);
    assertThat(sweep.backSum(0, WEIGHTS, ones)).isZero();
    assertThat(sweep.backSize(0, WEIGHTS, ones)).isEqualTo(6);
    double[] sizes = new double[5];
    sweep.addGradientSize(-2, forward(-7), ones, sizes);
    assertThat(sizes).containsExactly(14, 14, 28, 42, 14);
  }

  @Test
  void fixedEdgesHaveTheirWeight() {
    Network skipped =
        new LayeredArchitecture(
                List.of(1, 1, 1),
                List.of(Activation.LINEAR),
                List.of(new Skip(0, 1, Skip.Kind.IDENTITY)))
            .network();
    DoubleSweep fixed = DoubleSweep.of(skipped);
    assertThat(fixed.sum(1, new double[] {3, 4}, new double[] {10, 0, 0})).isEqualTo(40);
    double[] gradient = new double[2];
    fixed.addGradient(1, new double[] {10, 40, 0}, new double[] {0, 4, 1}, gradient);
    assertThat(gradient).containsExactly(40, 40);
  }
}
