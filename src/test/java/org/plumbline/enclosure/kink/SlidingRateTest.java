package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** The rate at which a pair leaves its kink along the kink of another. */
final class SlidingRateTest {
  private static final Network UNIT =
      new LayeredArchitecture(List.of(3, 1, 1), List.of(Activation.RELU), List.of()).network();

  private static FlowProblem problem(
      List<List<Integer>> points, List<Integer> labels, Rational... w) {
    List<List<Rational>> x =
        points.stream().map(p -> p.stream().map(c -> Rational.of(c, 4)).toList()).toList();
    return new FlowProblem(
        UNIT,
        new Dataset(List.of("x", "y", "z"), x, labels),
        List.of(w),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  /** What is looked for beside one pinned pair on a unit with weights near {@code (0, 0, 1)}. */
  private static Optional<SlidingRate> sliding(int second, boolean isPinnedHeld) {
    return sliding(second, isPinnedHeld, Magnitude.ZERO);
  }

  private static Optional<SlidingRate> sliding(int second, boolean isPinnedHeld, Magnitude start) {
    // pinned; on, and pushing the pinned one up; on, and pushing the last one up; the last one
    FlowProblem problem =
        problem(
            List.of(List.of(0, 4, 0), List.of(0, 4, 4), List.of(1, 0, 4), List.of(4, second, 0)),
            List.of(-1, 1, 1, 1),
            Rational.ZERO,
            Rational.ZERO,
            Rational.ONE,
            Rational.ONE);
    VerifierContext context = new VerifierContext(problem, 4);
    GateTable gates = GateTable.of(UNIT, 4, pair -> true).with(new Pair(0, 3), Gate.PINNED);
    GateCheck check = new GateCheck(context.problem(), gates);
    WeightBox box = WeightBox.enclosing(problem.initialWeights()).widened(0x1p-40);
    PossibleGates states = PossibleGates.enclosing(context.problem(), box);
    SampleSignals signals = SampleSignals.ofSelections(context.problem(), box, states);
    List<GateGroup> pinned =
        isPinnedHeld
            ? List.of(new GateGroup(List.of(new Pair(0, 3)), List.of(DoubleInterval.ONE)))
            : List.of();
    List<Magnitude> starts = isPinnedHeld ? List.of(start) : List.of();
    return SlidingRate.enclosing(
        context, check, box, signals, pinned, starts, new Pair(3, 3), true);
  }

  /**
   * {@code s = w_1 + w_2/2} and {@code s_P = w_2}: along {@code w_1} the rate is {@code e^-1/4 =
   * 0.0920} and more. {@code G = √(5/4)}, and half of the pinned one's twice.
   */
  @Test
  void theRateIsThatAlongThePinnedSurface() {
    SlidingRate found = sliding(2, true).orElseThrow();
    assertThat(found.rate() * Math.scalb(1.0, (int) found.scale())).isBetween(0.0919, 0.09198);
    assertThat(found.gradient().doubleUpper()).isBetween(2.118, 2.12);
  }

  /** A pinned pair that begins at 1 may stay there, and the last one at half of it, twice. */
  @Test
  void wherePinnedPairsBeginCounts() {
    assertThat(sliding(2, true).orElseThrow().offset().isZero()).isTrue();
    SlidingRate found = sliding(2, true, Magnitude.ONE).orElseThrow();
    assertThat(found.offset().doubleUpper()).isBetween(1.0, 1.001);
  }

  /** Without the pinned pair the rate may have either sign. */
  @Test
  void theRateAloneMayVanish() {
    assertThat(sliding(2, false)).isEmpty();
  }

  /** A last sample that drives the pinned one off its kink when its gate is wrong. */
  @Test
  void whatIsNotHeldGivesNoRate() {
    assertThat(sliding(12, true)).isEmpty();
  }
}
