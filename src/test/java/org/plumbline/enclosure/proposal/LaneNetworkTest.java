package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Which problems have their samples in lanes, and which vertices are their first layer. */
final class LaneNetworkTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  private static Network network(int inputs, int size, int... ends) {
    List<Edge> edges = new ArrayList<>();
    for (int e = 0; e < ends.length; e += 2) {
      edges.add(new Edge(ends[e], ends[e + 1], new Weight.Parameter(e / 2)));
    }
    List<Vertex> vertices =
        IntStream.range(0, size)
            .mapToObj(
                v -> new Vertex("v" + v, v < inputs || v == size - 1 ? Activation.LINEAR : LEAKY))
            .toList();
    return Network.of(
        inputs, vertices, edges, IntStream.range(0, edges.size()).mapToObj(p -> "w" + p).toList());
  }

  @Test
  void theFirstLayerIsFedByInputsAloneAndOnce() {
    // 2 and 6 are; 3 has an input twice, 4 leads nowhere, 5 has another vertex in front.
    Network network =
        network(2, 8, 0, 2, 1, 2, 0, 3, 0, 3, 1, 4, 1, 5, 2, 5, 1, 6, 2, 7, 3, 7, 5, 7, 6, 7);
    LaneNetwork lanes =
        LaneNetwork.of(FactoredProblems.problem(network, Loss.LOGISTIC, "1/2 1 : 1")).orElseThrow();
    assertThat(lanes.firstLayer()).containsExactly(2, 6);
    assertThat(lanes.group(6)).isEqualTo(1);
    assertThat(lanes.group(5)).isNegative();
    assertThat(lanes.inputUnit()).isEqualTo(Rational.of(2));
    assertThat(lanes.slopeUnit()).isEqualTo(4);
    assertThat(lanes.slopeBelow(2)).isEqualTo(1);
  }

  @Test
  void withManyInputsEverySampleHasItsProducts() {
    int inputs = 97;
    String sample = String.join(" ", Collections.nCopies(inputs, "1")) + " : 1";
    Network network = SingleStep.layers(LEAKY, inputs, 1, 1);
    LaneNetwork lanes =
        LaneNetwork.of(FactoredProblems.problem(network, Loss.EXPONENTIAL, sample)).orElseThrow();
    assertThat(lanes.firstLayer()).isEmpty();
    assertThat(lanes.inputs().columns()).isEqualTo(inputs);
  }

  /** A slope that is not small times an integer needs products for every sample. */
  @Test
  void slopesOfManyDigitsArePutInLanes() {
    Activation slope = Activation.leaky(Rational.of(BigInteger.ONE, BigInteger.TEN.pow(12)));
    Network network = SingleStep.layers(slope, 2, 2, 1);
    LaneNetwork lanes =
        LaneNetwork.of(FactoredProblems.problem(network, Loss.EXPONENTIAL, "1 2 : 1"))
            .orElseThrow();
    assertThat(lanes.firstLayer()).isEmpty();
  }

  @Test
  void otherLossesAndInputsOfManyDigitsHaveNoLanes() {
    Network network = SingleStep.layers(LEAKY, 2, 2, 1);
    for (Loss loss : Loss.values()) {
      boolean isKnown = loss == Loss.EXPONENTIAL || loss == Loss.LOGISTIC;
      assertThat(LaneNetwork.of(FactoredProblems.problem(network, loss, "1 2 : 1")).isPresent())
          .isEqualTo(isKnown);
    }
    String third = "1/" + BigInteger.valueOf(3).pow(200) + " 1 : 1";
    assertThat(LaneNetwork.of(FactoredProblems.problem(network, Loss.EXPONENTIAL, third)))
        .isEmpty();
  }

  /** All series of a step are in memory at once. */
  @Test
  void manyVerticesOnManySamplesHaveNoLanes() {
    Network network = SingleStep.layers(LEAKY, 1, 255, 1);
    String[] samples = Collections.nCopies(257, "1 : 1").toArray(String[]::new);
    assertThat(LaneNetwork.of(FactoredProblems.problem(network, Loss.EXPONENTIAL, samples)))
        .isEmpty();
    String[] fewer = Collections.nCopies(256, "1 : 1").toArray(String[]::new);
    assertThat(LaneNetwork.of(FactoredProblems.problem(network, Loss.EXPONENTIAL, fewer)))
        .isPresent();
  }
}
