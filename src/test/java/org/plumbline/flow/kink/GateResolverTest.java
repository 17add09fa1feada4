package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Problems.LEAKY;
import static org.plumbline.flow.Problems.data;
import static org.plumbline.flow.Problems.events;
import static org.plumbline.flow.Problems.flow;
import static org.plumbline.flow.Problems.layered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** What happens at kinks, each case by a problem made for it. */
final class GateResolverTest {
  private static final List<Activation> RELU = List.of(Activation.RELU);

  private static Dyadic weight(FlowResult result, int p) {
    return result.trajectory().finalWeights().get(p);
  }

  @Test
  void crossesWhereBothSidesAgree() {
    // sample 0 pulls the weight of the second coordinate up, and sample 1 with it
    FlowProblem problem = layered(List.of(2, 1, 1), RELU, "1 -1/8 1", data("2 2 +; 0 1 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).containsExactly("1,2 on");
  }

  @Test
  void staysAtZeroWhereNothingActsAnyMore() {
    // the one sample drives its weight to zero, and is off from there on
    FlowProblem problem = layered(List.of(1, 1, 1), RELU, "1/2 -1", data("1 +"));
    FlowResult result = flow(problem, "4", 10);
    assertThat(events(result)).containsExactly("0,1 off");
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    Dyadic rounding = Dyadic.ONE.scale(-WorkingPrecision.forDigits(10).vanishingBits());
    assertThat(weight(result, 0).abs()).isLessThan(rounding);
  }

  @Test
  void pinsWhereBothSidesPushTowardsTheKink() {
    FlowProblem problem = layered(List.of(1, 1, 1), List.of(LEAKY), "1/4 -1", data("1 +; -1 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).containsExactly("0,1 pinned", "1,1 pinned");
  }

  @Test
  void doesNotChooseAtARepellingStart() {
    FlowProblem problem = layered(List.of(1, 1, 1), List.of(LEAKY), "0 1", data("1 +; -1 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.NotUnique.class);
    FlowResult.NotUnique several = (FlowResult.NotUnique) result;
    assertThat(several.pairs()).containsExactly(new Pair(0, 1), new Pair(1, 1));
    assertThat(several.trajectory().steps()).isEmpty();
  }

  @Test
  void leavesAZeroNeuronWhereItMust() {
    // opposite samples: one of the two is on whichever way w goes, so w = 0 is no equilibrium
    FlowProblem problem = layered(List.of(1, 1, 1), RELU, "0 1", data("1 +; -1 -"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(weight(result, 0)).isGreaterThan(Dyadic.ZERO);
  }

  @Test
  void keepsANeuronThatIsZeroThroughout() {
    FlowProblem problem = layered(List.of(2, 2, 1), RELU, "1 1 0 0 1 0", data("1 1 +; -1 1 -"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(weight(result, 2)).isEqualTo(Dyadic.ZERO);
    assertThat(weight(result, 5)).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void whatOneActiveVertexFeedsVanishesTogether() {
    // the bottleneck is on for both samples: one weight passes zero for both of them
    FlowProblem problem =
        layered(
            List.of(1, 1, 1, 1), List.of(Activation.RELU, LEAKY), "1 1/4 -1", data("1 +; 1/2 +"));
    FlowResult result = flow(problem, "2", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).startsWith("0,2 off", "1,2 off");
  }

  @Test
  void aBottleneckTakesEverythingItFeedsWithIt() {
    FlowProblem problem =
        layered(
            List.of(1, 1, 2, 1),
            List.of(LEAKY, Activation.RELU),
            "1/8 1 -1 -1 1/2",
            data("1 +; 3/2 +"));
    FlowResult result = flow(problem, "2", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result))
        .startsWith("0,1 off", "0,2 off", "0,3 on", "1,1 off", "1,2 off", "1,3 on");
  }

  @Test
  void identicalNeuronsAreReleasedTogether() {
    // both are pinned on sample 2, whose one coordinate is theirs alone; found by random search
    FlowProblem problem =
        layered(
            List.of(2, 4, 1),
            List.of(Activation.leaky(Rational.of(1, 3))),
            "13/32 -1/16 -13/32 -3/16 15/32 -3/4 0 3/32 -15/16 -3/16 15/16 -3/8",
            data(
                "-17/16 7/8 -; 17/32 -7/16 +; 0 5/16 +; 23/16 5/16 +;"
                    + " -17/16 7/8 -; -17/32 7/16 -; -17/8 7/4 -; -21/16 9/8 -"));
    FlowResult result = flow(problem, "2", 6);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).endsWith("2,2 released-off", "2,3 released-off");
  }

  @Test
  void pinnedVerticesThatContradictEachOtherAreNoContinuation() {
    // h2 is pinned with both its inputs on, one of which then reaches zero: so does the other, and
    // to pin both would leave h2 to either's sign; found by random search
    FlowProblem problem =
        layered(
            List.of(3, 2, 1, 3, 1),
            List.of(
                Activation.leaky(Rational.of(1, 3)),
                Activation.RELU,
                Activation.leaky(Rational.of(1, 3))),
            "-13/32 -25/32 23/32 -1/2 0 15/16 1/16 1/16 11/16 1/16 -9/16 -29/32 25/32 -17/32",
            data(
                "-1 -15/16 9/16 +; 23/16 0 15/16 +; 3/2 -1 -17/16 +;"
                    + " 7/8 13/16 1/8 -; -11/8 3/2 5/16 -; -3/4 -5/16 13/16 +"));
    FlowResult result = flow(problem, "15/8", 6);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).endsWith("1,5 pinned", "1,3 off", "1,4 off");
  }

  @Test
  void severalContinuationsAreFoundAmongMoreAssignmentsThanCouldBeListed() {
    // the first unit repels on the first coordinate; all five rest at zero on three further ones,
    // which gives 3^16 assignments
    FlowProblem problem =
        layered(
            List.of(4, 5, 1),
            List.of(LEAKY),
            "0 0 0 0 1 0 0 0 1 0 0 0 1 0 0 0 1 0 0 0 1 1 -1 2 -2",
            data("1 0 0 0 +; -1 0 0 0 +; 0 1 0 0 +; 0 0 1 0 -; 0 0 0 1 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.NotUnique.class);
    FlowResult.NotUnique several = (FlowResult.NotUnique) result;
    assertThat(several.pairs()).containsExactly(new Pair(0, 4), new Pair(1, 4));
    assertThat(several.continuations()).isEqualTo(3);
  }

  @Test
  void whatMayRestWithAGateOnIsAContinuationToo() {
    // the second unit is 0 on all samples: samples 0 and 2 pull it to their side, on the other side
    // sample 1 is on and feels nothing, so that it may stay as well
    FlowProblem problem =
        layered(
            List.of(3, 2, 3, 1),
            List.of(Activation.RELU, Activation.RELU),
            "-1 0 1 -1/2 -1/2 0 -1 1/2 -1 -1/2 -1 1/2 1/2 2 0",
            data("1/2 -1/2 0 +; -1/2 1/2 0 +; 1/2 -1/2 0 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.NotUnique.class);
    assertThat(((FlowResult.NotUnique) result).pairs())
        .contains(new Pair(0, 4), new Pair(1, 4), new Pair(2, 4));
  }
}
