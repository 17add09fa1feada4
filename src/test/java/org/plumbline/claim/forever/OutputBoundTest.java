package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Examples;
import org.plumbline.claim.SmallGraph;
import org.plumbline.data.Dataset;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;

/** On the samples (-3, 1) and (2, -4), whose largest coordinates are 3 and 4. */
final class OutputBoundTest {
  private static final List<String> NAMES = List.of("x", "y");

  private static void assertBound(Network network, double radius, double expected) {
    int inputs = network.inputs();
    Dataset data =
        new Dataset(
            NAMES.subList(0, inputs),
            List.of(
                Examples.rationals("-3", "1").subList(0, inputs),
                Examples.rationals("2", "-4").subList(0, inputs)),
            List.of(1, -1));
    Dyadic found = OutputBound.of(PathGraph.of(network), data).upper(Dyadic.of(radius));
    assertThat(found).isGreaterThanOrEqualTo(Dyadic.of(expected));
    assertThat(found).isLessThan(Dyadic.of(expected * (1 + 0x1p-40) + 0x1p-80));
  }

  /** One weight of norm 2 is at most 2 at each of two edges. */
  @Test
  void everyLayerMultipliesByTheRadius() {
    Network chain = SmallGraph.of(1, "x H o", "x H a", "H o b");
    assertBound(chain, 2, 2 * 2 * 3);
    assertBound(chain, 0, 0);
  }

  @Test
  void inputsOfAVertexAreTakenByTheirNorm() {
    assertBound(SmallGraph.of(2, "x y o", "x o a", "y o b"), 2, 2 * 5);
  }

  /** Of {@code w(x + y)} the gradient is longer by {@code √2} at most. */
  @Test
  void aParameterOnTwoEdgesCountsTwice() {
    Network shared = SmallGraph.of(2, "x y h o", "x h w", "y h w", "h o 1");
    Dyadic found =
        OutputBound.of(
                PathGraph.of(shared),
                new Dataset(NAMES, List.of(Examples.rationals("1", "1")), List.of(1)))
            .upper(Dyadic.ONE);
    assertThat(found).isGreaterThanOrEqualTo(Dyadic.of(2));
    assertThat(found).isLessThan(Dyadic.of(2 + 0x1p-40));
  }

  @Test
  void fixedEdgesAddWhatTheyAre() {
    assertBound(SmallGraph.of(1, "x h o", "x h a", "h o 5", "x o 2"), 4, 5 * 4 * 3 + 2 * 3);
  }
}
