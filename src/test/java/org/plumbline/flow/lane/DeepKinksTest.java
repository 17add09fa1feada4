package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Position;
import org.plumbline.flow.Problems;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Kinks behind kinks: {@code f = c relu(a p + b q)}, {@code p} and {@code q} two units that read
 * one input each with the weights 1, and {@code a = 1, b = -1}.
 */
final class DeepKinksTest {
  private static final WorkingPrecision PRECISION = new WorkingPrecision(140, 24, 100);

  /** The second layer's unit on the first sample. */
  private static final Pair BEHIND = new Pair(0, 4);

  private static FlowProblem problem(String weights, String data) {
    return Problems.layered(
        List.of(2, 2, 1, 1),
        List.of(Activation.RELU, Activation.RELU),
        weights,
        Problems.data(data));
  }

  private static Optional<Resolution.Unique> pass(
      FlowProblem problem, GateTable gates, Pair event, double... slopes) {
    DeepForm form = DeepForm.of(problem, Fields.ties(problem), gates, PRECISION).orElseThrow();
    assertThat(form.change(gates)).isTrue();
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 140)).toList();
    Position here =
        new Position(
            Rational.ONE,
            PointState.at(problem, weights, 140),
            new ApproximateRisk(problem).at(weights),
            Fields.dyadics(slopes),
            Fields.NOTHING);
    return form.pass(here, gates, event);
  }

  /** The sample (1, 1) vanishes behind both units; (2, 1) moves {@code a} and what is before it. */
  @ParameterizedTest
  @CsvSource({"2 1 +, ON", "2 1 -, OFF"})
  void aPairBehindGoesWhereItsRateLeads(String other, Gate expected) {
    FlowProblem problem =
        problem("1 0 0 1 1 -1 1", "1 1 " + (expected == Gate.ON ? "+" : "-") + "; " + other);
    Resolution.Unique found = pass(problem, Fields.allOn(problem), BEHIND).orElseThrow();
    assertThat(found.gates().gate(BEHIND)).isEqualTo(expected);
    assertThat(found.slopes()).isEmpty();
    assertThat(found.leadingOrders().of(BEHIND)).isEqualTo(1);
  }

  /**
   * The own sample, with the label -1, lowers its pre-activation by {@code |∇s|² = 4} while it is
   * on; the other lifts it by {@code e^-1} times the product of both gradients, 6.
   */
  @Test
  void aPairBehindIsPinnedWhereBothSidesPushBack() {
    FlowProblem problem = problem("1 0 0 1 1 -1 1", "1 1 -; 2 1 +");
    Resolution.Unique found = pass(problem, Fields.allOn(problem), BEHIND).orElseThrow();
    assertThat(found.gates().gate(BEHIND)).isEqualTo(Gate.PINNED);
    assertThat(found.slopes()).hasSize(1);
    double slope = found.slopes().get(0).approximateDouble();
    assertThat(slope).isCloseTo(6 * Math.exp(-1) / 4, within(1e-13));
  }

  /** A unit whose sample nothing passes has no influence: it cannot be pinned, but crosses. */
  @Test
  void aPairWithoutInfluenceCrosses() {
    FlowProblem problem = problem("1 -1 0 1 1 -1 1", "1 1 -; 3 1 +");
    GateTable gates = LaneProblems.gates(problem);
    Pair event = new Pair(0, 2);
    assertThat(pass(problem, gates, event)).as("the unit behind is off").isPresent();
  }

  /** What the unit alone feeds begins to move with it; and a weight that passes zero moves many. */
  @Test
  void whatIsNotAloneIsLeftToTheSearch() {
    FlowProblem silent = problem("1 -1 0 -1 1 1 1", "1 1 +; 2 1 +");
    GateTable gates = LaneProblems.gates(silent);
    assertThat(pass(silent, gates, new Pair(0, 2))).as("the unit behind is silent").isEmpty();
    FlowProblem weight = problem("1 0 0 -1 0 1 1", "1 1 +; 2 1 +");
    GateTable on =
        LaneProblems.gates(weight).with(new Pair(0, 4), Gate.ON).with(new Pair(1, 4), Gate.ON);
    assertThat(pass(weight, on, BEHIND)).as("both samples vanish with one weight").isEmpty();
  }

  @Test
  void twoOpenPairsOfOneSampleAreLeftToTheSearch() {
    FlowProblem problem = problem("1 0 0 1 1 -1 1", "1 1 -; 2 1 +");
    GateTable pinned = Fields.allOn(problem).with(BEHIND, Gate.PINNED);
    assertThat(pass(problem, pinned, new Pair(0, 2), 0.5)).isEmpty();
  }
}
