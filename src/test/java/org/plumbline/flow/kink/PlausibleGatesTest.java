package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Problems.LEAKY;
import static org.plumbline.flow.Problems.data;
import static org.plumbline.flow.Problems.layered;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.PointState;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.number.Dyadic;

/** The search for assignments against a listing of all, and its limit. */
final class PlausibleGatesTest {
  private static final int MANY = 4_000;
  private static final int ALL = 1_000_000;

  /** A starting point with its vanishing pairs. */
  private record Case(FlowProblem problem, PointState point, List<Pair> vanishing, GateTable rest) {
    static Case of(FlowProblem problem) {
      List<Dyadic> weights =
          problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 128)).toList();
      PointState point = PointState.at(problem, weights, 128);
      List<Pair> vanishing = VanishingPairs.atStart(problem);
      GateTable rest = GateTable.allOff(problem.network(), problem.data().size());
      for (int i = 0; i < problem.data().size(); i++) {
        for (int v : problem.network().kinked()) {
          Pair pair = new Pair(i, v);
          if (!vanishing.contains(pair) && point.preActivation(pair).signum() > 0) {
            rest = rest.with(pair, Gate.ON);
          }
        }
      }
      return new Case(problem, point, vanishing, rest);
    }

    TiedSamples ties() {
      return TiedSamples.of(problem.network(), problem.data());
    }

    PlausibleGates plausible(int limit) {
      return PlausibleGates.at(
          problem, ties(), point, rest, new PlausibleGates.Search(vanishing, limit));
    }

    GateCandidates all() {
      return GateCandidates.at(
          problem,
          ties(),
          point,
          rest,
          new GateCandidates.Vanishing(vanishing, MANY, GateCandidates.Pruning.NONE));
    }

    ApproximateConsistency quick() {
      ApproximateRates rates = ApproximateRates.at(problem, point, vanishing, rest);
      return new ApproximateConsistency(rates, ties(), problem, vanishing);
    }
  }

  @Test
  void findsWhatAListingOfAllFinds() {
    assertFindsAll(LEAKY);
  }

  /** Slopes below the kink may be negative, and turn the bounds of a motion round. */
  @Test
  void findsWhatAListingOfAllFindsWithAbsoluteValues() {
    assertFindsAll(Activation.ABSOLUTE_VALUE);
  }

  /** A sum is at most its natural size, whatever the signs of weights and slopes. */
  @Test
  void sizesBoundSums() {
    int terms = 0;
    for (int seed = 0; seed < 100; seed++) {
      Case start = Case.of(problem(new Random(seed), Activation.ABSOLUTE_VALUE));
      ApproximateRates rates =
          ApproximateRates.at(start.problem(), start.point(), start.vanishing(), start.rest());
      ApproximateRates.Velocity velocity =
          rates.velocity(start.rest(), SharedSlopes.NONE, new double[0]);
      for (Pair pair : start.vanishing()) {
        ApproximateRates.Rate rate = rates.rate(pair, start.rest(), velocity);
        assertThat(Math.abs(rate.value())).isLessThanOrEqualTo(rate.size() * (1 + 1e-12));
        ApproximateRates.Velocity gradient = rates.gradient(pair, start.rest());
        for (Edge edge : start.problem().network().edges()) {
          assertIsBounded(velocity, edge);
          assertIsBounded(gradient, edge);
          terms++;
        }
      }
    }
    assertThat(terms).isGreaterThan(1000);
  }

  /** The slopes of an absolute value are of one size, so that sizes do not depend on its gates. */
  @Test
  void sizesAreThoseOfEitherGate() {
    Case start =
        Case.of(
            layered(
                List.of(2, 2, 2, 1),
                List.of(Activation.ABSOLUTE_VALUE, Activation.ABSOLUTE_VALUE),
                "1 -2 -1/2 1 1 1/2 -1 1 1 -1",
                data("1 2 +; -1 1/2 -; 2 1 +")));
    ApproximateRates rates =
        ApproximateRates.at(start.problem(), start.point(), start.vanishing(), start.rest());
    ApproximateRates.Velocity velocity =
        rates.velocity(start.rest(), SharedSlopes.NONE, new double[0]);
    GateTable off = GateTable.allOff(start.problem().network(), 3);
    for (int i = 0; i < 3; i++) {
      GateTable on = off;
      for (int v : start.problem().network().kinked()) {
        on = on.with(new Pair(i, v), Gate.ON);
      }
      Pair pair = new Pair(i, 5);
      assertThat(rates.rate(pair, off, velocity).size())
          .isPositive()
          .isEqualTo(rates.rate(pair, on, velocity).size());
      for (Edge edge : start.problem().network().edges()) {
        assertThat(rates.gradient(pair, off).size(edge))
            .isNotNegative()
            .isEqualTo(rates.gradient(pair, on).size(edge));
      }
    }
  }

  private static void assertIsBounded(ApproximateRates.Velocity velocity, Edge edge) {
    assertThat(Math.abs(velocity.value(edge)))
        .isLessThanOrEqualTo(velocity.size(edge) * (1 + 1e-12));
  }

  private static void assertFindsAll(Activation unit) {
    int compared = 0;
    int pruned = 0;
    int several = 0;
    for (int seed = 0; seed < 100; seed++) {
      Case start = Case.of(problem(new Random(seed), unit));
      GateCandidates all = start.all();
      if (all.isComplete()) {
        ApproximateConsistency quick = start.quick();
        Set<GateTable> expected =
            all.list().stream()
                .map(GateCandidates.Candidate::gates)
                .filter(gates -> quick.slopes(gates).isPresent())
                .collect(Collectors.toSet());
        PlausibleGates plausible = start.plausible(ALL);
        assertThat(plausible.isComplete()).isTrue();
        Set<GateTable> found = new HashSet<>();
        plausible.list().forEach(assignment -> found.add(assignment.gates()));
        assertThat(found).as("seed %d", seed).isEqualTo(expected);
        assertThat(plausible.list()).as("each once").hasSameSizeAs(found);
        compared++;
        pruned += all.list().size() > 100 ? 1 : 0;
        several += expected.size() > 1 ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(70);
    assertThat(pruned).as("with many candidates").isGreaterThan(10);
    assertThat(several).as("with several assignments left").isGreaterThan(10);
  }

  @Test
  void saysWhereTheSearchIsCutShort() {
    Case start = Case.of(layered(List.of(1, 2, 1), List.of(LEAKY), "0 0 1 1", data("1 +; -1 +")));
    assertThat(start.plausible(3).isComplete()).isFalse();
    assertThat(start.plausible(100).isComplete()).isTrue();
    assertThat(start.plausible(100).list()).hasSize(9);
  }

  @Test
  void samplesThatMoveNothingOfEachOtherAreSearchedApart() {
    Case start =
        Case.of(
            layered(
                List.of(3, 1, 1), List.of(Activation.RELU), "0 0 0 1", data("1 0 0 +; 0 1 1 +")));
    assertThat(DecoupledPairs.of(start.problem(), start.vanishing(), start.rest()))
        .containsExactlyInAnyOrder(List.of(new Pair(0, 3)), List.of(new Pair(1, 3)));
  }

  @Test
  void samplesWithACoordinateOrAKinkInCommonAreNot() {
    Case coordinate =
        Case.of(layered(List.of(2, 1, 1), List.of(Activation.RELU), "0 0 1", data("1 0 +; 1 1 +")));
    assertThat(DecoupledPairs.of(coordinate.problem(), coordinate.vanishing(), coordinate.rest()))
        .hasSize(1);
    Case kink =
        Case.of(
            layered(List.of(2, 1, 1, 1), List.of(LEAKY, LEAKY), "1 1 0 1", data("1 0 +; 0 1 +")));
    assertThat(DecoupledPairs.of(kink.problem(), kink.vanishing(), kink.rest())).hasSize(1);
  }

  /** Few values, many of them zero: much vanishes, on common kinks and on separate ones. */
  private static FlowProblem problem(Random random, Activation unit) {
    Activation first = random.nextBoolean() ? Activation.RELU : unit;
    Activation second = random.nextBoolean() ? Activation.RELU : unit;
    String weights =
        IntStream.range(0, 3 * 3 + 3 * 2 + 2)
            .mapToObj(p -> random.nextInt(3) == 0 ? "0" : random.nextInt(9) - 4 + "/4")
            .collect(Collectors.joining(" "));
    String samples =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    IntStream.range(0, 3)
                            .mapToObj(a -> random.nextInt(5) / 2 - 1 + " ")
                            .collect(Collectors.joining())
                        + (random.nextBoolean() ? "+" : "-"))
            .collect(Collectors.joining(";"));
    return layered(List.of(3, 3, 2, 1), List.of(first, second), weights, data(samples));
  }
}
