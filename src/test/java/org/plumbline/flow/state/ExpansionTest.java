package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Problems.LEAKY;
import static org.plumbline.flow.Problems.data;
import static org.plumbline.flow.Problems.layered;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.Problems;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.ApfloatSeries;

/** Series of the flow at a point: one known in closed form, and pinned stretches. */
final class ExpansionTest {
  private static final int BITS = 200;
  private static final int ORDER = 12;

  private static Optional<Expansion> expand(
      FlowProblem problem, GateTable gates, String slopes, int timeExponent) {
    FieldProgram field =
        FieldCompiler.compile(problem, gates, TiedSamples.of(problem.network(), problem.data()));
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, BITS)).toList();
    List<Dyadic> guess =
        slopes.isEmpty()
            ? List.of()
            : Problems.rationals(slopes).stream().map(t -> Dyadic.approximate(t, BITS)).toList();
    return Expansion.at(
        new Expansion.Point(weights, guess),
        field,
        ApfloatSeries.withBits(BITS),
        SeriesScale.uniform(ORDER, Dyadic.ONE.scale(timeExponent)),
        BITS);
  }

  @Test
  void aSingleWeightIsALogarithm() {
    FlowProblem problem = layered(List.of(1, 1), List.of(), "0", data("1 +"));
    Expansion expansion = expand(problem, GateTable.allOff(problem.network(), 1), "", 1).get();
    // w = log(1 + t) with t = 2τ; each coefficient takes fewer than ORDER² roundings
    Rational unit = Dyadic.ONE.scale(2 - BITS).toRational();
    for (int k = 1; k <= ORDER; k++) {
      Rational exact = Rational.of(k % 2 == 0 ? -(1L << k) : 1L << k, k);
      assertThat(expansion.weight(0, k).toRational().subtract(exact).abs())
          .isLessThanOrEqualTo(exact.abs().multiply(unit).multiply(Rational.of(ORDER * ORDER)));
    }
  }

  @Test
  void aPinnedPairStaysAtZeroToAllOrders() {
    FlowProblem problem =
        layered(List.of(2, 1, 1), List.of(LEAKY), "1 -1 -1", data("1 1 +; -1 2 +; 2 1 -"));
    GateTable gates =
        GateTable.allOff(problem.network(), 3)
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(2, 2), Gate.ON);
    Expansion expansion = expand(problem, gates, "1/2", 0).get();
    for (int k = 0; k <= ORDER; k++) {
      Dyadic s = expansion.weight(0, k).add(expansion.weight(1, k));
      Dyadic size = expansion.weight(0, k).abs().add(expansion.weight(1, k).abs());
      // two roundings of each weight's coefficient, and the correction is solved to bits/2 guard
      assertThat(s.abs()).isLessThanOrEqualTo(size.add(Dyadic.ONE).scale(16 - BITS));
    }
    assertThat(expansion.slope(0)).hasSize(ORDER);
  }

  @Test
  void noSlopeHoldsAPairThatNothingMoves() {
    FlowProblem problem = layered(List.of(2, 1, 1), List.of(LEAKY), "1 -1 0", data("1 1 +"));
    GateTable gates = GateTable.allOff(problem.network(), 1).with(new Pair(0, 2), Gate.PINNED);
    assertThat(expand(problem, gates, "1/2", 0)).isEmpty();
  }

  @Test
  void expansionsInDifferentTimesAgree() {
    FlowProblem problem = layered(List.of(1, 1), List.of(), "1/3", data("1 +; 2 +"));
    GateTable gates = GateTable.allOff(problem.network(), 2);
    Expansion here = expand(problem, gates, "", 0).get();
    assertThat(here.agrees(expand(problem, gates, "", -3).get(), BITS / 2)).isTrue();
    FlowProblem other = layered(List.of(1, 1), List.of(), "1/3", data("1 +; 1 +"));
    assertThat(here.agrees(expand(other, gates, "", 0).get(), BITS / 2)).isFalse();
  }
}
