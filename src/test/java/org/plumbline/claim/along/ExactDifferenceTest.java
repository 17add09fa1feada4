package org.plumbline.claim.along;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Examples;
import org.plumbline.claim.HandMade;
import org.plumbline.claim.SmallGraph;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;

final class ExactDifferenceTest {
  private static final Network UNIT = SmallGraph.of(1, "x H o", "x H a", "H o b");

  private static FlowProblem problem(Network network, String x, String... weights) {
    return HandMade.problem(
        network,
        HandMade.data(List.of(1), List.of(Examples.rationals(x))),
        Loss.EXPONENTIAL,
        weights);
  }

  private static ExactDifference at(FlowProblem problem) {
    return ExactDifference.at(problem, Examples.untouched(problem).observations());
  }

  @Test
  void everyDerivativeIsCompared() {
    assertThat(at(problem(UNIT, "3", "2", "5")))
        .isEqualTo(new ExactDifference(2, Optional.empty()));
  }

  /** On the kink of the unit a larger weight opens its gate. */
  @Test
  void weightsThatOpenAGateArePassedOver() {
    ExactDifference found = at(problem(UNIT, "3", "0", "5"));
    assertThat(found.failure()).isEmpty();
    assertThat(found.checked()).isEqualTo(1);
  }

  /** {@code f = w²x} is not affine in {@code w}. */
  @Test
  void sharedWeightsArePassedOver() {
    Network shared = SmallGraph.of(1, "x h o", "x h w", "h o w", "x o v");
    ExactDifference found = at(problem(shared, "3", "2", "5"));
    assertThat(found.failure()).isEmpty();
    assertThat(found.checked()).isEqualTo(1);
  }

  /** The values of one sample beside the gradients of another. */
  @Test
  void aGradientThatIsNotTheDerivativeIsNamed() {
    FlowProblem problem = problem(UNIT, "3", "2", "5");
    FlowProblem other = problem(UNIT, "4", "2", "5");
    ExactDifference found = ExactDifference.at(problem, Examples.untouched(other).observations());
    assertThat(found.checked()).isZero();
    assertThat(found.failure()).contains("∂f/∂a is not the difference quotient on sample 0");
  }
}
