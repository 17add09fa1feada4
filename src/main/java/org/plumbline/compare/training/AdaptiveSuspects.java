package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;

/**
 * Steps whose size is each weight's own: Adam, with decay of weights or without, RMSprop, Adagrad
 * and the sign of the gradient, with the usual factors. The step size is fitted.
 */
final class AdaptiveSuspects {
  /** The share of the step size by which a step may be off. */
  private static final double NEAR = 2e-3;

  /** Entries with fewer significant digits say nothing of the direction. */
  private static final double SIGNIFICANT = 1e3;

  private static final double[] FIRST = {0.9, 0, 0.5, 0.8, 0.95, 0.99};
  private static final double[] SECOND = {0.999, 0.99, 0.95, 0.98, 0.9, 0.9999};
  private static final double[] EPSILONS = {1e-8, 1e-7, 1e-6, 1e-5, 1e-10, 1e-3};
  private static final double[] DECAYS = {0, 1e-2, 1e-4, 1e-3, 5e-4, 0.1};
  private static final int MOST_WEIGHTS = 20_000;

  private final TrainingRun run;
  private final boolean[] counts;

  private AdaptiveSuspects(TrainingRun run) {
    this.run = run;
    this.counts = new boolean[run.size()];
    for (int p = 0; p < counts.length; p++) {
      counts[p] = isSignificant(p);
    }
  }

  private boolean isSignificant(int p) {
    for (int k = 0; k < run.steps(); k++) {
      double size = Math.abs(run.gradient(k)[p]);
      if (size != 0 && size < SIGNIFICANT * run.gradientNoise(k)[p]) {
        return false;
      }
    }
    return true;
  }

  /** A method with its factors. */
  private record Method(
      String name, double first, double second, double epsilon, double decay, boolean isDecoupled) {
    Suspicion suspicion(double stepSize) {
      StringBuilder text = new StringBuilder(name).append(" with step size ");
      text.append(Numerals.brief(stepSize));
      if (name.startsWith("Adam")) {
        text.append(", beta1 ").append(Numerals.brief(first));
        text.append(", beta2 ").append(Numerals.brief(second));
      } else if (name.equals("RMSprop")) {
        text.append(", decay of squares ").append(Numerals.brief(second));
      }
      if (epsilon > 0) {
        text.append(", epsilon ").append(Numerals.brief(epsilon));
      }
      if (decay > 0) {
        text.append(isDecoupled ? ", decoupled weight decay " : ", weight decay ");
        text.append(Numerals.brief(decay));
      }
      return new Suspicion(Explanation.ADAPTIVE, text.toString());
    }
  }

  /** The method that all steps fit best, if one does. */
  static Optional<Suspicion> suspicion(TrainingRun run) {
    if (run.steps() < 3 || run.size() > MOST_WEIGHTS) {
      return Optional.empty();
    }
    return new AdaptiveSuspects(run).best();
  }

  private Optional<Suspicion> best() {
    double least = NEAR;
    Optional<Suspicion> best = Optional.empty();
    for (Method method : methods()) {
      List<double[]> directions = directions(method);
      double stepSize = stepSize(directions);
      double off = stepSize > 0 ? off(directions, stepSize) : Double.POSITIVE_INFINITY;
      if (off < 0.75 * least) {
        least = off;
        double nice = MomentumSuspects.nice(stepSize, s -> off(directions, s) <= 1.1 * off);
        best = Optional.of(method.suspicion(nice));
      }
    }
    return best;
  }

  private static List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    methods.add(new Method("the sign of the gradient", 0, 0, 0, 0, false));
    for (double decay : DECAYS) {
      for (double epsilon : EPSILONS) {
        methods.add(new Method("Adagrad", 0, 0, epsilon, decay, false));
        for (double second : SECOND) {
          methods.add(new Method("RMSprop", 0, second, epsilon, decay, false));
          for (double first : FIRST) {
            methods.add(new Method("Adam", first, second, epsilon, decay, false));
            if (decay > 0) {
              methods.add(new Method("AdamW", first, second, epsilon, decay, true));
            }
          }
        }
      }
    }
    return methods;
  }

  /** What each step is, but for the step size. */
  private List<double[]> directions(Method method) {
    double[] means = new double[run.size()];
    double[] squares = new double[run.size()];
    List<double[]> directions = new ArrayList<>();
    for (int k = 0; k < run.steps(); k++) {
      double[] direction = new double[run.size()];
      for (int p = 0; p < direction.length; p++) {
        double weight = run.weights(k)[p];
        double g = run.gradient(k)[p] + (method.isDecoupled() ? 0 : method.decay() * weight);
        direction[p] = -direction(method, k + 1, p, g, means, squares);
        direction[p] -= method.isDecoupled() ? method.decay() * weight : 0;
      }
      directions.add(direction);
    }
    return directions;
  }

  private static double direction(
      Method method, int t, int p, double g, double[] means, double[] squares) {
    switch (method.name()) {
      case "Adagrad" -> {
        squares[p] += g * g;
        return divided(g, Math.sqrt(squares[p]) + method.epsilon());
      }
      case "RMSprop" -> {
        squares[p] = method.second() * squares[p] + (1 - method.second()) * g * g;
        return divided(g, Math.sqrt(squares[p]) + method.epsilon());
      }
      case "Adam", "AdamW" -> {
        means[p] = method.first() * means[p] + (1 - method.first()) * g;
        squares[p] = method.second() * squares[p] + (1 - method.second()) * g * g;
        double mean = means[p] / (1 - Math.pow(method.first(), t));
        double square = squares[p] / (1 - Math.pow(method.second(), t));
        return divided(mean, Math.sqrt(square) + method.epsilon());
      }
      default -> {
        return Math.signum(g);
      }
    }
  }

  private static double divided(double a, double b) {
    return a == 0 ? 0 : a / b;
  }

  private double stepSize(List<double[]> directions) {
    double product = 0;
    double square = 0;
    for (int k = 0; k < run.steps(); k++) {
      for (int p = 0; p < counts.length; p++) {
        if (counts[p]) {
          product += directions.get(k)[p] * run.change(k)[p];
          square += directions.get(k)[p] * directions.get(k)[p];
        }
      }
    }
    return product / square;
  }

  /** The most that a step is off, in proportion to the step size, rounding apart. */
  private double off(List<double[]> directions, double stepSize) {
    double most = 0;
    for (int k = 0; k < run.steps(); k++) {
      for (int p = 0; p < counts.length; p++) {
        if (counts[p]) {
          double off = Math.abs(run.change(k)[p] - stepSize * directions.get(k)[p]);
          most = Math.max(most, (off - run.noise(k)[p]) / stepSize);
        }
      }
      if (most > NEAR) {
        return most;
      }
    }
    return most;
  }
}
