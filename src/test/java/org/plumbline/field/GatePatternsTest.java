package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** Samples are one pattern if their gates are, and the slopes that pin them, and the sides. */
final class GatePatternsTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of()).network();

  private static GatePatterns patterns(GateTable gates, int... first) {
    List<List<Rational>> points =
        Arrays.stream(first)
            .mapToObj(x -> List.of(Rational.of(x), Rational.of(2L * Math.abs(x) * x)))
            .toList();
    Dataset data = new Dataset(List.of("x", "y"), points, points.stream().map(x -> 1).toList());
    return GatePatterns.of(gates, TiedSamples.of(NETWORK, data).slopes(gates), NETWORK.size());
  }

  private static GateTable off(int samples) {
    return GateTable.allOff(NETWORK, samples);
  }

  @Test
  void samplesWithEqualGatesAreOnePattern() {
    GateTable gates = off(4).with(new Pair(1, 2), Gate.ON).with(new Pair(3, 2), Gate.ON);
    GatePatterns found = patterns(gates, 1, 2, 3, 4);
    assertThat(found.samples()).containsExactly(List.of(0, 2), List.of(1, 3));
    assertThat(found.count()).isEqualTo(2);
    assertThat(found.example(1)).isEqualTo(1);
    assertThat(found.slopePairs()).isEmpty();
    assertThat(found.slopes().get(0)).containsOnly(-1);
  }

  /** Each has a slope of its own: their kinks are different planes. */
  @Test
  void samplesPinnedByDifferentSlopesAreDifferentPatterns() {
    GateTable gates = off(3).with(new Pair(0, 2), Gate.PINNED).with(new Pair(2, 2), Gate.PINNED);
    GatePatterns found = patterns(gates, 1, 2, 3);
    assertThat(found.samples()).containsExactly(List.of(0), List.of(1), List.of(2));
    assertThat(found.slopePairs()).containsExactly(new Pair(0, 2), new Pair(2, 2));
    assertThat(found.slopes().get(2).get(2)).isEqualTo(1);
    assertThat(found.slopes().get(2).get(3)).isEqualTo(-1);
  }

  /** Equal samples share a slope; an opposite one is held from the other side. */
  @Test
  void samplesPinnedFromOneSideAreOnePattern() {
    GateTable gates =
        off(3)
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(1, 2), Gate.PINNED)
            .with(new Pair(2, 2), Gate.PINNED);
    GatePatterns found = patterns(gates, 1, -1, 1);
    assertThat(found.slopePairs()).containsExactly(new Pair(0, 2));
    assertThat(found.samples()).containsExactly(List.of(0, 2), List.of(1));
  }
}
