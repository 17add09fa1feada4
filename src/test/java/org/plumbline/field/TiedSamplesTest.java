package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Which pairs vanish together, and from which side. */
final class TiedSamplesTest {
  private static final Network NARROW = network(List.of(2, 2, 2, 1), Activation.RELU);

  private static Network network(List<Integer> widths, Activation first) {
    return new LayeredArchitecture(widths, List.of(first, Activation.RELU), List.of()).network();
  }

  private static Dataset points(int[]... rows) {
    List<List<Rational>> points =
        IntStream.range(0, rows.length)
            .mapToObj(i -> IntStream.of(rows[i]).mapToObj(Rational::of).toList())
            .toList();
    return new Dataset(List.of("a", "b"), points, points.stream().map(x -> 1).toList());
  }

  private static boolean tied(Network network, Dataset data, GateTable gates, Pair a, Pair b) {
    TiedSamples ties = TiedSamples.of(network, data);
    return ties.factored(gates, a).kink().equals(ties.factored(gates, b).kink());
  }

  @Test
  void samplesOnOneRayAreTied() {
    Dataset data = points(new int[] {1, 2}, new int[] {2, 4}, new int[] {2, 1});
    GateTable gates = GateTable.allOff(NARROW, 3);
    assertThat(tied(NARROW, data, gates, new Pair(0, 2), new Pair(1, 2))).isTrue();
    assertThat(tied(NARROW, data, gates, new Pair(0, 2), new Pair(2, 2))).isFalse();
    assertThat(tied(NARROW, data, gates, new Pair(0, 2), new Pair(0, 3))).isFalse();
  }

  @Test
  void oppositeSamplesAreTiedFromOppositeSides() {
    Dataset data = points(new int[] {1, 2}, new int[] {-2, -4});
    GateTable pinned =
        GateTable.allOff(NARROW, 2)
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(1, 2), Gate.PINNED);
    SharedSlopes slopes = TiedSamples.of(NARROW, data).slopes(pinned);
    assertThat(slopes.pairs()).containsExactly(new Pair(0, 2));
    assertThat(slopes.index(new Pair(1, 2))).isZero();
    assertThat(slopes.isOpposite(new Pair(0, 2))).isFalse();
    assertThat(slopes.isOpposite(new Pair(1, 2))).isTrue();
    assertThat(slopes.index(new Pair(0, 3))).isEqualTo(-1);
  }

  @Test
  void coordinatesThatReachNothingDoNotMatter() {
    Dataset data = points(new int[] {1, 0}, new int[] {3, 0}, new int[] {0, 1});
    GateTable gates = GateTable.allOff(NARROW, 3);
    assertThat(tied(NARROW, data, gates, new Pair(0, 2), new Pair(1, 2))).isTrue();
    assertThat(tied(NARROW, data, gates, new Pair(0, 2), new Pair(2, 2))).isFalse();
  }

  @Test
  void whatOneActiveVertexFeedsIsTied() {
    Dataset data = points(new int[] {1, 2}, new int[] {2, 1});
    GateTable oneOn =
        GateTable.allOff(NARROW, 2).with(new Pair(0, 2), Gate.ON).with(new Pair(1, 2), Gate.ON);
    assertThat(tied(NARROW, data, oneOn, new Pair(0, 4), new Pair(1, 4))).isTrue();
    GateTable another = oneOn.with(new Pair(1, 3), Gate.ON);
    assertThat(tied(NARROW, data, another, new Pair(0, 4), new Pair(1, 4))).isFalse();
  }

  @Test
  void aNegativeLeakyVertexTurnsTheSide() {
    Network leaky = network(List.of(2, 1, 1, 1), Activation.leaky(Rational.of(1, 3)));
    Dataset data = points(new int[] {1, 2}, new int[] {2, 1});
    GateTable gates = GateTable.allOff(leaky, 2).with(new Pair(0, 2), Gate.ON);
    TiedSamples ties = TiedSamples.of(leaky, data);
    assertThat(tied(leaky, data, gates, new Pair(0, 3), new Pair(1, 3))).isTrue();
    assertThat(ties.factored(gates, new Pair(0, 3)).isOpposite()).isFalse();
    assertThat(ties.factored(gates, new Pair(1, 3)).isOpposite()).isTrue();
  }

  @Test
  void collinearSamplesAreThoseWithAnotherOnTheirLine() {
    TiedSamples ties =
        TiedSamples.of(
            NARROW,
            points(
                new int[] {0, 2},
                new int[] {1, 2},
                new int[] {0, -5},
                new int[] {2, 1},
                new int[] {0, 0}));
    assertThat(IntStream.range(0, 5).mapToObj(ties::isCollinear).toList())
        .containsExactly(true, false, true, false, false);
  }

  @Test
  void inputsThatGetThroughAreTheSourcesAndTheirRatiosTheRay() {
    Dataset data = points(new int[] {-2, 4}, new int[] {0, 3});
    TiedSamples ties = TiedSamples.of(NARROW, data);
    GateTable gates = GateTable.of(NARROW, 2, pair -> pair.vertex() == 2 || pair.vertex() == 3);
    TiedSamples.Factored near = ties.factored(gates, new Pair(0, 2));
    assertThat(near.kink())
        .isEqualTo(
            new Kink(
                2, List.of(), List.of(), List.of(0, 1), List.of(Rational.ONE, Rational.of(-2))));
    assertThat(near.isOpposite()).isTrue();
    TiedSamples.Factored far = ties.factored(gates, new Pair(1, 4));
    assertThat(far.kink())
        .isEqualTo(
            new Kink(
                4, List.of(3, 2), List.of(Gate.ON, Gate.ON), List.of(1), List.of(Rational.ONE)));
    assertThat(far.isOpposite()).isFalse();
    GateTable off = GateTable.allOff(NARROW, 2);
    assertThat(ties.factored(off, new Pair(0, 4)))
        .isEqualTo(
            new TiedSamples.Factored(
                new Kink(4, List.of(), List.of(), List.of(), List.of()), false));
  }

  @Test
  void slopesAreCountedOncePerKink() {
    Dataset data = points(new int[] {1, 2}, new int[] {-2, -4}, new int[] {2, 1});
    GateTable pinned =
        GateTable.allOff(NARROW, 3)
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(1, 2), Gate.PINNED)
            .with(new Pair(2, 2), Gate.PINNED);
    SharedSlopes slopes = TiedSamples.of(NARROW, data).slopes(pinned);
    assertThat(slopes.size()).isEqualTo(2);
    assertThat(slopes.index(new Pair(2, 2))).isEqualTo(1);
    assertThat(slopes.isOpposite(new Pair(2, 2))).isFalse();
    assertThat(slopes.isOpposite(new Pair(2, 3))).isFalse();
    assertThat(SharedSlopes.NONE.size()).isZero();
  }

  /** Behind absolute values opposite samples are the same sample, wherever all paths pass one. */
  @Test
  void absoluteValuesTieOppositeSamplesFromOneSide() {
    Network even = network(List.of(2, 2, 2, 1), Activation.ABSOLUTE_VALUE);
    Dataset data = points(new int[] {1, 2}, new int[] {-2, -4}, new int[] {2, 1});
    GateTable gates =
        GateTable.allOff(even, 3)
            .with(new Pair(0, 3), Gate.ON)
            .with(new Pair(1, 2), Gate.ON)
            .with(new Pair(2, 3), Gate.ON);
    assertThat(tied(even, data, gates, new Pair(0, 4), new Pair(1, 4))).isTrue();
    assertThat(tied(even, data, gates, new Pair(0, 4), new Pair(2, 4))).isFalse();
    assertThat(tied(even, data, gates, new Pair(0, 4), new Pair(0, 5))).isFalse();
    TiedSamples ties = TiedSamples.of(even, data);
    assertThat(ties.factored(gates, new Pair(0, 4)).isOpposite())
        .isEqualTo(ties.factored(gates, new Pair(1, 4)).isOpposite());
    GateTable same = gates.with(new Pair(1, 2), Gate.OFF).with(new Pair(1, 3), Gate.ON);
    assertThat(ties.factored(same, new Pair(0, 4)).isOpposite())
        .isNotEqualTo(ties.factored(same, new Pair(1, 4)).isOpposite());
  }

  /** A skip round the absolute values keeps the sign of the sample. */
  @Test
  void aWayRoundAbsoluteValuesUntiesOppositeSamples() {
    Network skipping =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1),
                List.of(Activation.ABSOLUTE_VALUE, Activation.RELU),
                List.of(new Skip(0, 2, Skip.Kind.FREE)))
            .network();
    Dataset data = points(new int[] {1, 2}, new int[] {-2, -4});
    GateTable gates =
        GateTable.allOff(skipping, 2).with(new Pair(0, 3), Gate.ON).with(new Pair(1, 2), Gate.ON);
    assertThat(tied(skipping, data, gates, new Pair(0, 4), new Pair(1, 4))).isFalse();
  }

  /**
   * A negative sample of a leaky vertex has a negative activation, one of an absolute value not.
   */
  @Test
  void theSideOfABottleneckIsThatOfItsActivation() {
    Dataset data = points(new int[] {1, 2}, new int[] {-1, 3});
    for (Activation first :
        List.of(Activation.leaky(Rational.of(1, 2)), Activation.ABSOLUTE_VALUE)) {
      Network narrow = network(List.of(2, 1, 1, 1), first);
      GateTable gates = GateTable.allOff(narrow, 2).with(new Pair(0, 2), Gate.ON);
      TiedSamples ties = TiedSamples.of(narrow, data);
      assertThat(tied(narrow, data, gates, new Pair(0, 3), new Pair(1, 3))).isTrue();
      assertThat(ties.factored(gates, new Pair(1, 3)).isOpposite())
          .isEqualTo(!first.isAbsoluteValue());
    }
  }
}
