package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** The matrix without inputs has the largest eigenvalue of the one with a row for every edge. */
final class HeadDerivativesTest {
  /** Both bounds are within about {@code 2^-20} of the eigenvalue. */
  private static final double NEAR = 0x1p-18;

  private static FlowProblem problem(Network network, Random random) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      List<Rational> x = new ArrayList<>();
      for (int a = 0; a < network.inputs(); a++) {
        x.add(Rational.of(random.nextInt(41) - 20, 7));
      }
      points.add(x);
      labels.add(random.nextBoolean() ? 1 : -1);
    }
    for (int a = 0; a < network.inputs(); a++) {
      names.add("x" + a);
    }
    List<Rational> weights = new ArrayList<>();
    for (int p = 0; p < network.parameters(); p++) {
      weights.add(Rational.of(random.nextInt(201) - 100, 64));
    }
    return new FlowProblem(
        network, new Dataset(names, points, labels), weights, Loss.LOGISTIC, Reduction.SUM);
  }

  private static List<Network> networks() {
    Activation leaky = Activation.leaky(Rational.of(1, 3));
    return List.of(
        new LayeredArchitecture(List.of(3, 4, 1), List.of(leaky), List.of()).network(),
        new LayeredArchitecture(
                List.of(2, 3, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of())
            .network(),
        new LayeredArchitecture(
                List.of(3, 2, 2, 2, 1),
                List.of(leaky, Activation.LINEAR, Activation.LINEAR),
                List.of(new Skip(0, 2, Skip.Kind.FREE), new Skip(1, 3, Skip.Kind.FREE)))
            .network());
  }

  private static WeightBox box(FlowProblem problem, double radius) {
    return WeightBox.enclosing(problem.initialWeights()).widened(radius);
  }

  private static double with(SampleSignals signals) {
    return HeadDerivatives.enclosing(signals, signals.lossWeights()).largestEigenvalueUpper();
  }

  private static double without(SampleSignals signals) {
    return SecondDerivatives.enclosing(signals, signals.lossWeights()).largestEigenvalueUpper();
  }

  @Test
  void pointsHaveTheSameEigenvalue() {
    Random random = new Random(1);
    for (Network network : networks()) {
      for (int j = 0; j < 4; j++) {
        FlowProblem problem = problem(network, random);
        EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
        assertThat(enclosed.isHeadLinear()).isTrue();
        WeightBox box = box(problem, 0);
        SampleSignals signals =
            SampleSignals.enclosing(enclosed, box, PossibleGates.enclosing(enclosed, box));
        double full = without(signals);
        assertThat(with(signals)).isBetween(full * (1 - NEAR) - NEAR, full * (1 + NEAR) + NEAR);
      }
    }
  }

  /** For all weights of a box, and all gates of uncertain pairs. */
  @Test
  void boxesContainPointsAndSelections() {
    Random random = new Random(2);
    for (Network network : networks()) {
      FlowProblem problem = problem(network, random);
      EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
      WeightBox wide = box(problem, 0x1p-4);
      PossibleGates states = PossibleGates.enclosing(enclosed, wide);
      SampleSignals signals = SampleSignals.ofSelections(enclosed, wide, states);
      double bound = with(signals);
      assertThat(bound).isLessThan(1.5 * without(signals));
      for (int j = 0; j < 20; j++) {
        List<DoubleInterval> point = new ArrayList<>();
        for (int p = 0; p < wide.size(); p++) {
          DoubleInterval range = wide.range(p);
          double t = random.nextDouble();
          point.add(DoubleInterval.of(range.lower() + t * (range.upper() - range.lower())));
        }
        PossibleGates selection = states;
        for (Pair pair : states.uncertain()) {
          selection = selection.with(pair, random.nextBoolean() ? GateState.ON : GateState.OFF);
        }
        SampleSignals at = SampleSignals.ofSelections(enclosed, WeightBox.of(point), selection);
        assertThat(with(at)).isLessThanOrEqualTo(bound * (1 + NEAR));
        assertThat(without(at)).isLessThanOrEqualTo(bound * (1 + NEAR));
      }
    }
  }

  /** The field by sums over inputs is the one by patterns. */
  @Test
  void ratesAreThoseOfPatterns() {
    Random random = new Random(3);
    for (Network network : networks()) {
      FlowProblem problem = problem(network, random);
      EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
      WeightBox box = box(problem, 0x1p-30);
      SampleSignals signals =
          SampleSignals.enclosing(enclosed, box, PossibleGates.enclosing(enclosed, box));
      LossWeights losses = signals.lossWeights();
      Pair pair = new Pair(2, network.kinked().get(0));
      DoubleInterval rate = FlowRates.enclosing(signals, losses).rate(pair);
      double exact = 0;
      for (int i = 0; i < problem.data().size(); i++) {
        double c = signals.signed(i, losses.weights().get(i)).approximateMiddle();
        double inner = 0;
        for (int a = 0; a < network.inputs(); a++) {
          inner +=
              problem.data().point(i).get(a).approximateDouble()
                  * problem.data().point(2).get(a).approximateDouble();
        }
        exact += c * signals.delta(i, pair.vertex()).approximateMiddle() * inner;
      }
      assertThat(rate.lower()).isLessThanOrEqualTo(exact + 1e-12);
      assertThat(rate.upper()).isGreaterThanOrEqualTo(exact - 1e-12);
      assertThat(rate.upper() - rate.lower()).isLessThan(1e-4);
    }
  }
}
