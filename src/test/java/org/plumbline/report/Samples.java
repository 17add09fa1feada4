package org.plumbline.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;

/** A small experiment and a trajectory that is written down, of which reports are made. */
final class Samples {
  private Samples() {}

  /** ReLU layers of the given widths on one sample, all of whose coordinates are 1. */
  static Experiment experiment(List<Integer> widths, String... weights) {
    List<Rational> ones = Collections.nCopies(widths.get(0), Rational.ONE);
    List<String> names = List.of("x", "y", "z").subList(0, widths.get(0));
    LayeredArchitecture layers =
        new LayeredArchitecture(
            widths, Collections.nCopies(widths.size() - 2, Activation.RELU), List.of());
    return new Experiment(
        "small",
        "ab".repeat(32),
        layers.network(),
        new Dataset(names, List.of(ones), List.of(1)),
        Arrays.stream(weights).map(Rational::parse).toList(),
        Loss.EXPONENTIAL,
        Reduction.SUM,
        Optional.of(layers),
        new FlowSettings(12, Optional.of(Rational.of(2)), Optional.empty()),
        Optional.empty());
  }

  /** One unit with the weights 1 and 1/2. */
  static Experiment experiment() {
    return experiment(List.of(1, 1, 1), "1", "1/2");
  }

  /** In one step up to time 2 to the weights 1 and 0, with a gate event at time 1/2. */
  static Trajectory trajectory() {
    FlowProblem problem = FlowProblems.of(experiment());
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            Rational.ZERO,
            Rational.of(2),
            List.of(polynomial(1), polynomial(0.5, -0.5)),
            GateTable.allOff(problem.network(), 1));
    return new Trajectory(
        problem,
        List.of(step),
        List.of(new GateEvent(Dyadic.of(0.5), new Pair(0, 1), GateEvent.Kind.OFF)),
        100,
        step.endWeights());
  }

  private static Polynomial polynomial(double... coefficients) {
    return Polynomial.of(Arrays.stream(coefficients).mapToObj(Dyadic::of).toList());
  }
}
