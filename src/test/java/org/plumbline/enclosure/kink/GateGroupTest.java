package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** Pairs that share a kink, and samples that kinks connect. */
final class GateGroupTest {
  private static GateGroup group(Pair... pairs) {
    return new GateGroup(
        List.of(pairs), List.of(pairs).stream().map(pair -> DoubleInterval.ONE).toList());
  }

  private static Pair pair(int sample, int vertex) {
    return new Pair(sample, vertex);
  }

  /** One ReLU unit {@code b relu(a x)} with {@code a} in [-1, 1], {@code b} = 1. */
  private static List<GateGroup> groups(int[] inputs, int... labels) {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(Activation.RELU, 1, 1, 1),
            java.util.Arrays.stream(inputs).mapToObj(x -> List.of(Rational.of(x))).toList(),
            java.util.Arrays.stream(labels).boxed().toList());
    VerifierContext context = new VerifierContext(problem, 2);
    GateTable gates = GateTable.allOff(problem.network(), inputs.length);
    GateCheck check = new GateCheck(context.problem(), gates);
    WeightBox box = WeightBox.of(List.of(new DoubleInterval(-1, 1), DoubleInterval.ONE));
    PossibleGates states = PossibleGates.enclosing(context.problem(), box);
    return GateGroup.of(context, check, SampleSignals.ofSelections(context.problem(), box, states));
  }

  /** Inputs 1, 3 and -2: one kink, the factors by their sizes. */
  @Test
  void multiplesOfOneInputShareTheirKink() {
    List<GateGroup> found = groups(new int[] {1, 3, -2}, 1, 1, 1);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).pairs()).containsExactly(pair(0, 1), pair(1, 1), pair(2, 1));
    assertThat(found.get(0).isShared()).isTrue();
    assertThat(found.get(0).vertex()).isEqualTo(1);
    List<DoubleInterval> factors = found.get(0).factors();
    assertThat(factors).allMatch(factor -> factor.lower() > 0);
    // up to a common factor they are 1, 3, 2
    assertThat(factors.get(1).lower()).isEqualTo(3 * factors.get(0).lower());
    assertThat(factors.get(2).lower()).isEqualTo(2 * factors.get(0).lower());
  }

  /** The risk is convex by the sum if the label -1 weighs more: 1·κ - 16·κ'. */
  @Test
  void strengthsOfAGroupAreAddedByTheirFactors() {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(Activation.RELU, 1, 1, 1),
            List.of(List.of(Rational.ONE), List.of(Rational.of(16))),
            List.of(1, -1));
    VerifierContext context = new VerifierContext(problem, 2);
    GateCheck check = new GateCheck(context.problem(), GateTable.allOff(problem.network(), 2));
    WeightBox box =
        WeightBox.of(List.of(new DoubleInterval(-0x1p-20, 0x1p-20), DoubleInterval.ONE));
    SampleSignals signals =
        SampleSignals.ofSelections(
            context.problem(), box, PossibleGates.enclosing(context.problem(), box));
    GateGroup group = GateGroup.of(context, check, signals).get(0);
    assertThat(group.strength(signals, signals.lossWeights()).upper()).isNegative();
    GateGroup alone = new GateGroup(List.of(pair(0, 1)), List.of(DoubleInterval.ONE));
    assertThat(alone.strength(signals, signals.lossWeights()).lower()).isPositive();
    assertThat(alone.isShared()).isFalse();
  }

  @Test
  void groupsThatShareASampleAreOneCluster() {
    GateGroup first = group(pair(0, 1), pair(1, 1));
    GateGroup second = group(pair(1, 2), pair(2, 2));
    GateGroup apart = group(pair(3, 1));
    List<List<GateGroup>> clusters = GateGroup.clusters(List.of(first, apart, second));
    assertThat(clusters).hasSize(2);
    assertThat(clusters).contains(List.of(apart), List.of(first, second));
  }

  /** A group may join clusters that were apart. */
  @Test
  void clustersAreJoinedByALaterGroup() {
    GateGroup first = group(pair(0, 1));
    GateGroup second = group(pair(1, 1));
    GateGroup joining = group(pair(0, 2), pair(1, 2));
    assertThat(GateGroup.clusters(List.of(first, second))).hasSize(2);
    assertThat(GateGroup.clusters(List.of(first, second, joining)))
        .containsExactly(List.of(first, second, joining));
    assertThat(GateGroup.clusters(List.of())).isEmpty();
  }
}
