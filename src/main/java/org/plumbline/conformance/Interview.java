package org.plumbline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * What an engine is asked about one experiment: gradients at the initial weights, along the
 * trajectory, near kinks and on them, and a few steps of descent.
 *
 * <p>All weights are numbers of the engine's format, so that it is asked about the very points that
 * its answers are judged at.
 */
public final class Interview {
  private static final int DIGITS = 15;
  private static final int MOST_STEPS = 200;
  private static final int TRAJECTORY_POINTS = 4;
  private static final int KINKS = 6;
  private static final int DESCENT_STEPS = 10;
  private static final Rational ETA = Rational.of(1, 32);

  private final Experiment experiment;
  private final NumberFormat format;
  private final SplittableRandom random;
  private final List<Item> items = new ArrayList<>();

  private Interview(Experiment experiment, NumberFormat format, long seed) {
    this.experiment = experiment;
    this.format = format;
    this.random = new SplittableRandom(seed);
  }

  /**
   * A question.
   *
   * @param subject what it is about
   * @param question the question
   */
  public record Item(String subject, Question question) {}

  /** The questions about an experiment. */
  public static List<Item> about(
      Experiment experiment, NumberFormat format, long seed, boolean withDescent) {
    Interview interview = new Interview(experiment, format, seed);
    List<Rational> initial = experiment.initialWeights();
    interview.gradient("gradient at the initial weights", initial);
    interview.trajectory();
    interview.kinks(initial);
    if (withDescent) {
      interview
          .at(initial)
          .ifPresent(
              start ->
                  interview.items.add(
                      new Item(
                          DESCENT_STEPS + " steps of descent, step size " + ETA,
                          new Question(start, DESCENT_STEPS, ETA, List.of()))));
    }
    return List.copyOf(interview.items);
  }

  private void gradient(String subject, List<Rational> weights) {
    at(weights).ifPresent(point -> items.add(new Item(subject, Question.gradient(point))));
  }

  /** The experiment from other weights, rounded to the format; nothing if they do not fit in. */
  private Optional<Experiment> at(List<Rational> weights) {
    List<Rational> rounded = new ArrayList<>();
    for (Rational weight : weights) {
      Optional<Dyadic> nearest = format.nearest(weight);
      if (nearest.isEmpty() && format != NumberFormat.EXACT) {
        return Optional.empty();
      }
      rounded.add(nearest.map(n -> n.toRational()).orElse(Rational.of(1, 2)));
    }
    return Optional.of(
        new Experiment(
            experiment.name(),
            experiment.sha256(),
            experiment.network(),
            experiment.data(),
            rounded,
            experiment.loss(),
            experiment.reduction(),
            experiment.architecture(),
            experiment.flow(),
            Optional.empty()));
  }

  private void trajectory() {
    FlowProblem problem =
        new FlowProblem(
            experiment.network(),
            experiment.data(),
            experiment.initialWeights(),
            experiment.loss(),
            experiment.reduction());
    Horizon horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
    Progress briefly = (steps, events, time, logRisk) -> steps < MOST_STEPS;
    Trajectory trajectory =
        Engines.standard().integrate(problem, horizon, DIGITS, briefly).trajectory();
    List<TrajectoryStep> steps = trajectory.steps();
    for (int k = 1; k <= Math.min(TRAJECTORY_POINTS, steps.size()); k++) {
      int last = (int) ((long) k * steps.size() / TRAJECTORY_POINTS) - 1;
      TrajectoryStep step = steps.get(Math.max(0, last));
      gradient(
          "gradient on the trajectory, t = " + Decimals.nearest(step.start(), 4),
          step.startWeights().stream().map(w -> w.toRational()).toList());
    }
  }

  private void kinks(List<Rational> initial) {
    List<Integer> kinked = experiment.network().kinked();
    for (int k = 0; k < KINKS && !kinked.isEmpty(); k++) {
      int v = kinked.get(random.nextInt(kinked.size()));
      if (k % 2 == 0) {
        onKink(initial, v);
      } else {
        nearKink(moved(initial), v);
      }
    }
  }

  /** All weights into a vertex zero: on its kink for every sample, if nothing there is fixed. */
  private void onKink(List<Rational> weights, int v) {
    List<Rational> silenced = new ArrayList<>(weights);
    for (Edge edge : experiment.network().incoming(v)) {
      if (edge.isTrainable()) {
        silenced.set(edge.parameter(), Rational.ZERO);
      }
    }
    gradient("gradient on the kink of " + experiment.network().name(v), silenced);
  }

  /** One weight into a vertex moved so that its pre-activation on a sample is about zero. */
  private void nearKink(List<Rational> weights, int v) {
    Network network = experiment.network();
    int i = random.nextInt(experiment.data().size());
    Evaluation evaluation = Evaluation.exact(network, weights, experiment.data().point(i));
    for (Edge edge : network.incoming(v)) {
      Rational z = evaluation.activations().get(edge.from());
      if (edge.isTrainable() && z.signum() != 0) {
        List<Rational> moved = new ArrayList<>(weights);
        Rational step = evaluation.preActivations().get(v).divide(z);
        moved.set(edge.parameter(), weights.get(edge.parameter()).subtract(step));
        gradient("gradient near the kink of " + network.name(v) + " on sample " + i, moved);
        return;
      }
    }
  }

  /** The weights, each multiplied by a random number from 1/2 to 3/2. */
  private List<Rational> moved(List<Rational> weights) {
    return weights.stream()
        .map(weight -> weight.multiply(Rational.of(128 + random.nextInt(257), 256)))
        .toList();
  }
}
