package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;

final class LayerFindingsTest {
  private static final Statement ROWS = new Statement("id", "claim");

  private static LayerFindings layers(Network network) {
    return new LayerFindings(ROWS, LayerStructure.of(network));
  }

  private static Stream<String> texts(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict() + ": " + f.reason());
  }

  @Test
  void verticesInNoLayerHaveARowBehindWhatIsFound() {
    Network network = SmallGraph.of(1, "x g h o", "x g a", "g o b", "x h 1", "h o c");
    Finding found = ROWS.row("g", Verdict.CONSISTENT, "found");
    assertThat(texts(layers(network).of(List.of(found), "none")))
        .containsExactly("g CONSISTENT: found", "h NOT_APPLICABLE: the edge x → h is fixed");
  }

  @Test
  void nothingAtAllIsARowOfTheNetwork() {
    Network network = SmallGraph.of(1, "x o", "x o a");
    assertThat(texts(layers(network).of(List.of(), "there is none")))
        .containsExactly("network NOT_APPLICABLE: there is none");
    FlowProblem problem =
        HandMade.problem(
            network,
            HandMade.data(List.of(1), List.of(Examples.rationals("1"))),
            Loss.EXPONENTIAL,
            "1");
    assertThat(
            texts(
                layers(network)
                    .ofConstants(Examples.untouched(problem), (twins, known) -> List.of())))
        .containsExactly("network NOT_APPLICABLE: there is no hidden layer");
  }

  /** The layer below the ReLUs has none, and the linear one above them has. */
  @Test
  void onlyLayersWithAConstantAreAsked() {
    Network network =
        new LayeredArchitecture(
                List.of(1, 1, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of())
            .network();
    FlowProblem problem =
        HandMade.problem(
            network,
            HandMade.data(List.of(1), List.of(Examples.rationals("1"))),
            Loss.EXPONENTIAL,
            "1",
            "2",
            "3",
            "4",
            "5");
    List<Finding> findings =
        layers(network)
            .ofConstants(
                Examples.untouched(problem),
                (twins, known) ->
                    List.of(
                        ROWS.row(
                            twins.name(),
                            Verdict.CONSISTENT,
                            known.imbalance().trace().toString())));
    // C = (2, 3)ᵀ(2, 3) - (4, 5)ᵀ(4, 5)
    assertThat(texts(findings))
        .containsExactly(
            "W1 NOT_APPLICABLE: h1[0] is not linear", "W2 CONSISTENT: " + (4 + 9 - 16 - 25));
  }
}
