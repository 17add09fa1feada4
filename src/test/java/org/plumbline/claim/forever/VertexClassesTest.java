package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.HandMade;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;

final class VertexClassesTest {
  /** The classes of the vertices in their order, as letters that begin with those of the inputs. */
  private static String classes(Network network) {
    VertexClasses classes = VertexClasses.of(PathGraph.of(network));
    StringBuilder text = new StringBuilder();
    List<Integer> seen = new ArrayList<>();
    IntStream.range(0, network.size())
        .map(classes::of)
        .forEach(
            number -> {
              if (!seen.contains(number)) {
                seen.add(number);
              }
              text.append((char) ('a' + seen.indexOf(number)));
            });
    return text.toString();
  }

  @Test
  void theVerticesOfALayerAreOneClass() {
    assertThat(classes(HandMade.layered(Activation.RELU, 2, 3, 2, 1))).isEqualTo("aabbbccd");
    VertexClasses classes =
        VertexClasses.of(PathGraph.of(HandMade.layered(Activation.RELU, 2, 3, 1)));
    assertThat(VertexClasses.isInputs(classes.of(1))).isTrue();
    assertThat(VertexClasses.isInputs(classes.of(2))).isFalse();
  }

  @Test
  void fixedAndTrainedEdgesAreToldApart() {
    assertThat(
            classes(
                SmallGraph.of(
                    1, "x f g h o", "x f a", "x g 1", "x h b", "f o c", "g o d", "h o e")))
        .isEqualTo("abcbd");
  }

  /** What they lead to is told apart only two edges on. */
  @Test
  void classesFollowWhatLiesFurtherOn() {
    assertThat(
            classes(
                SmallGraph.of(
                    1, "x e f g h o", "x e a", "x f b", "e g c", "f h d", "g o i", "h o 1")))
        .isEqualTo("abcdef");
    assertThat(
            classes(
                SmallGraph.of(
                    1, "x e f g h o", "x e a", "x f b", "e g c", "f h d", "g o i", "h o j")))
        .isEqualTo("abbccd");
  }

  @Test
  void verticesWithASharedParameterAreAlone() {
    assertThat(classes(SmallGraph.of(1, "x f g o", "x f w", "x g w", "f o c", "g o d")))
        .isEqualTo("abcd");
  }
}
