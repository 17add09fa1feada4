package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lengths of paths, fixed edges not counted. */
final class PathDegreesTest {
  private static PathDegrees degrees(List<Integer> widths, Skip... skips) {
    List<Activation> hidden =
        widths.subList(1, widths.size() - 1).stream().map(w -> Activation.RELU).toList();
    return PathDegrees.of(new LayeredArchitecture(widths, hidden, List.of(skips)).network());
  }

  @Test
  void layersHaveOneDegree() {
    PathDegrees found = degrees(List.of(2, 3, 3, 1));
    assertThat(found.trainableEdges()).containsExactly(3);
    assertThat(found.hasFixedEdge()).isFalse();
    assertThat(found.degree()).hasValue(3);
  }

  @Test
  void skipsShortenPaths() {
    PathDegrees found = degrees(List.of(2, 2, 1), new Skip(0, 2, Skip.Kind.FREE));
    assertThat(found.trainableEdges()).containsExactly(1, 2);
    assertThat(found.degree()).isEmpty();
    assertThat(degrees(List.of(2, 2, 1), new Skip(0, 1, Skip.Kind.DIAGONAL)).degree()).hasValue(2);
  }

  /** An identity beside a matrix has paths that are shorter by one, and a fixed edge. */
  @Test
  void fixedEdgesHaveNoDegree() {
    PathDegrees found = degrees(List.of(2, 2, 1), new Skip(0, 1, Skip.Kind.IDENTITY));
    assertThat(found.trainableEdges()).containsExactly(1, 2);
    assertThat(found.hasFixedEdge()).isTrue();
    assertThat(found.degree()).isEmpty();
  }

  /** A fixed edge on no path from an input to the output does not count. */
  @Test
  void onlyPathsFromInputsCount() {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("dead", Activation.RELU),
                new Vertex("h", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 2, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Fixed(org.plumbline.number.Rational.ONE)),
                new Edge(2, 3, new Weight.Parameter(1))),
            List.of("a", "b"));
    assertThat(PathDegrees.of(network).degree()).hasValue(2);
  }
}
