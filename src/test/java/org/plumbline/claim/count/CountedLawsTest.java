package org.plumbline.claim.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.claim.SmallGraph;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;

/**
 * Counts that Marcotte, Gribonval and Peyré (2023) publish, and others derived by hand, beside the
 * plain brackets of {@link PlainLieRank}.
 */
final class CountedLawsTest {
  /** Their section 4: {@code U} of n rows, {@code V} of m, both of r columns. */
  private static int published(int n, int m, int r) {
    int rank = Math.min(n + m, r);
    return rank * (2 * r + 1 - rank) / 2;
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1", "1,1,2", "1,1,3", "2,1,1", "2,1,2", "2,1,3", "2,1,5", "3,1,3", "2,2,1", "2,2,2",
    "2,2,3", "2,2,5", "3,2,4", "3,3,3", "4,2,3", "4,4,4", "1,4,2"
  })
  void twoLinearLayers(int n, int m, int r) {
    CountedLaws count = Questions.count(Questions.twoLayers(n, r, m, false));
    assertThat(count.found()).isEqualTo(published(n, m, r));
    assertThat(count.isComplete()).isTrue();
  }

  /** One output: the same network written with one unit less. */
  @ParameterizedTest
  @CsvSource({"1,1", "1,3", "3,2", "3,3", "3,6", "6,4"})
  void twoLinearLayersWithOneOutput(int n, int r) {
    CountedLaws count = Questions.count(layered(Activation.LINEAR, n, r, 1));
    assertThat(count.found()).isEqualTo(published(n, 1, r));
    assertThat(count.isComplete()).isTrue();
  }

  /** Their section 4: one law for each hidden unit, with or without biases. */
  @ParameterizedTest
  @CsvSource({"1,1,1", "2,1,3", "3,1,4", "2,2,2", "3,2,5"})
  void twoLayersOfRelu(int n, int m, int r) {
    assertThat(Questions.count(Questions.twoLayers(n, r, m, true)))
        .returns(r, CountedLaws::found)
        .returns(r, CountedLaws::bound);
    for (Activation activation : List.of(Activation.RELU, Activation.ABSOLUTE_VALUE)) {
      for (boolean hasBiases : List.of(false, true)) {
        Network network = Questions.layered(activation, hasBiases, List.of(n, r, 1));
        assertThat(Questions.count(network))
            .returns(r, CountedLaws::found)
            .returns(r, CountedLaws::bound);
      }
    }
  }

  /** One law for each hidden unit of deep ReLU networks. */
  @Test
  void deepRelu() {
    for (List<Integer> widths : List.of(List.of(2, 3, 2, 1), List.of(3, 2, 2, 3, 1))) {
      int hidden = widths.stream().mapToInt(Integer::intValue).sum() - widths.get(0) - 1;
      assertThat(Questions.count(Questions.layered(Activation.RELU, false, widths)))
          .returns(hidden, CountedLaws::found)
          .returns(hidden, CountedLaws::bound);
    }
    assertThat(Questions.count(Questions.layered(Activation.RELU, true, List.of(2, 3, 3, 1))))
        .returns(6, CountedLaws::found)
        .returns(true, CountedLaws::isComplete);
  }

  /**
   * Deeper linear networks have the entries of {@code W_l W_lᵀ - W_{l+1}ᵀ W_{l+1}}, which are
   * independent where layers are not too wide: {@code Σ r (r + 1) / 2}.
   */
  @Test
  void deepLinear() {
    assertComplete(layered(Activation.LINEAR, 3, 2, 2, 1), 3 + 3);
    assertComplete(layered(Activation.LINEAR, 3, 3, 3, 1), 6 + 6);
    assertComplete(layered(Activation.LINEAR, 2, 2, 2, 1), 3 + 3);
    assertComplete(layered(Activation.LINEAR, 2, 3, 3, 2, 1), 6 + 6 + 3);
    assertComplete(layered(Activation.LINEAR, 2, 1, 1, 1), 2);
  }

  /**
   * On the line, a linear network is one function: along the flow of one field all but one of the
   * coordinates are constant, 7 of 8. Six of them are the entries of two symmetric matrices, and no
   * polynomial of degree 2 is another.
   */
  @Test
  void oneFieldHasALawThatIsNotQuadratic() {
    CountedLaws count = Questions.count(layered(Activation.LINEAR, 1, 2, 2, 1));
    assertThat(count)
        .returns(6, CountedLaws::found)
        .returns(7, CountedLaws::bound)
        .returns(false, CountedLaws::isComplete)
        .returns(2, CountedLaws::exhausted)
        .returns(1, CountedLaws::rank);
  }

  /** Biases of a linear layer: the bias of the output moves on its own, at the rate 1. */
  @Test
  void biasesOfLinearLayers() {
    assertComplete(Questions.layered(Activation.LINEAR, true, List.of(2, 3, 1)), 6);
  }

  /** Free skips change nothing; where fixed ones run beside weights, weights count with them. */
  @Test
  void skips() {
    Network free =
        Questions.layered(
            Activation.RELU, false, List.of(2, 3, 2, 1), new Skip(0, 2, Skip.Kind.FREE));
    assertComplete(free, 5);
    Skip identity = new Skip(1, 2, Skip.Kind.IDENTITY);
    assertComplete(Questions.layered(Activation.RELU, false, List.of(2, 3, 3, 1), identity), 6);
    assertComplete(Questions.layered(Activation.LINEAR, false, List.of(3, 3, 3, 1), identity), 12);
    Skip diagonal = new Skip(1, 2, Skip.Kind.DIAGONAL);
    assertComplete(Questions.layered(Activation.RELU, false, List.of(2, 3, 3, 1), diagonal), 9);
  }

  /** An identity skip over a block {@code x + Vσ(Ux)} takes the laws of its ends, not its own. */
  @Test
  void residualBlocks() {
    Network network =
        SmallGraph.of(
            2,
            "x y a b H I c d o",
            "x a p",
            "y a q",
            "x b r",
            "y b s",
            "a H t",
            "b H u",
            "a I v",
            "b I w",
            "H c e",
            "I c f",
            "H d g",
            "I d h",
            "a c 1",
            "b d 1",
            "c o k",
            "d o l");
    CountedLaws count = Questions.count(network);
    // H and I; a and c as one part and b and d as another; and a,c with b,d as a pair.
    assertThat(count.isComplete()).isTrue();
    assertThat(count.found()).isEqualTo(5);
  }

  /** Two channels of two windows, averaged: one law each (ReLU or not), and linear ones a pair. */
  @Test
  void convolutions() {
    assertComplete(convolution("C", "D"), 2);
    assertComplete(convolution("c", "d"), 3);
  }

  private static Network convolution(String one, String other) {
    return SmallGraph.of(
        3,
        "x y z " + one + "0 " + one + "1 " + other + "0 " + other + "1 p q o",
        "x " + one + "0 k",
        "y " + one + "0 l",
        "y " + one + "1 k",
        "z " + one + "1 l",
        "x " + other + "0 m",
        "y " + other + "0 n",
        "y " + other + "1 m",
        "z " + other + "1 n",
        one + "0 p 1/2",
        one + "1 p 1/2",
        other + "0 q 1/2",
        other + "1 q 1/2",
        "p o a",
        "q o b");
  }

  /** A unit without a way to the output, and one that reads nothing. */
  @Test
  void weightsWithoutEffectAreFrozen() {
    Network network = SmallGraph.of(1, "x h u v o", "x h w", "x u a", "v o b", "h o c");
    CountedLaws count = Questions.count(network);
    assertThat(count.laws().stream().filter(law -> law.kind() == LawKind.FROZEN))
        .extracting(ConservedLaw::name)
        .containsExactly("a", "b");
    assertThat(count).returns(3, CountedLaws::found).returns(true, CountedLaws::isComplete);
  }

  /** The rank is that of brackets written out, for each kind of question. */
  @Test
  void agreesWithPlainBrackets() {
    List<Network> networks =
        List.of(
            layered(Activation.LINEAR, 2, 2, 1),
            layered(Activation.LINEAR, 1, 3, 1),
            layered(Activation.LINEAR, 2, 2, 2, 1),
            layered(Activation.RELU, 2, 2, 2, 1),
            Questions.layered(Activation.LINEAR, true, List.of(1, 2, 1)),
            Questions.twoLayers(2, 2, 2, false),
            convolution("c", "d"));
    for (Network network : networks) {
      for (LawQuestion question :
          List.of(Questions.ARCHITECTURE, Questions.START, Questions.DATA)) {
        FlowProblem problem = Questions.problem(network, 2);
        CountedLaws count = CountedLaws.of(problem, question, LawEffort.usual());
        assertThat(count.rank()).isEqualTo(PlainLieRank.of(problem, question, 3));
        assertThat(count.isComplete()).isTrue();
      }
    }
  }

  /** What decides does not depend on the effort where the effort is enough. */
  @Test
  void littleEffortBoundsFromAbove() {
    FlowProblem problem = Questions.problem(layered(Activation.LINEAR, 3, 3, 3, 1), 1);
    CountedLaws count = CountedLaws.of(problem, Questions.ARCHITECTURE, new LawEffort(2, 10));
    assertThat(count.isComplete()).isFalse();
    // 3 coordinates of one vector: the fields themselves span 3 dimensions of 21.
    assertThat(count.bound()).isEqualTo(18);
    assertThat(count.found()).isEqualTo(12);
  }

  private static void assertComplete(Network network, int laws) {
    assertThat(Questions.count(network))
        .returns(laws, CountedLaws::found)
        .returns(laws, CountedLaws::bound);
  }

  private static Network layered(Activation activation, Integer... widths) {
    return Questions.layered(activation, false, List.of(widths));
  }
}
