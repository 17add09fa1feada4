package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * The sizes with which a recipe reproduces the recorded steps within rounding: for step {@code k}
 * all {@code η > 0} such that each weight may have been {@code w - η d} before its last rounding.
 *
 * <p>A step for which there is none is proved not to be the recipe's (proofs-notes/comparison.md,
 * C8).
 *
 * @param sizes the sizes of the steps up to the first that has none
 * @param steps how many steps there are
 * @param telling how many weights tell a size to a twentieth, over all steps
 */
record StepSizes(List<DoubleInterval> sizes, int steps, int telling) {
  private static final double NARROW = 1.05;

  StepSizes {
    sizes = List.copyOf(sizes);
  }

  /** The sizes of steps along the gradient. */
  static StepSizes plain(TrainingRun run) {
    return of(run, Recipe.of(GradientUpdate.PLAIN));
  }

  /** The sizes for all weights. */
  static StepSizes of(TrainingRun run, Recipe recipe) {
    return of(run, recipe, IntStream.range(0, run.size()).boxed().toList());
  }

  /** The sizes as far as some weights tell. */
  static StepSizes of(TrainingRun run, Recipe recipe, List<Integer> chosen) {
    Gathering gathering = new Gathering();
    new Playback(run, recipe, chosen, run.steps()).tell(gathering::heard);
    return new StepSizes(gathering.sizes(), run.steps(), gathering.telling);
  }

  /** Whether each step has a size. */
  boolean areWhole() {
    return sizes.size() == steps;
  }

  /** Whether one size is that of all steps. */
  boolean areConstant() {
    return areWhole() && common().size() == 1;
  }

  /** The sizes common to all steps; none or one interval. */
  List<DoubleInterval> common() {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    for (DoubleInterval size : sizes) {
      low = Math.max(low, size.lower());
      high = Math.min(high, size.upper());
    }
    return low <= high ? List.of(new DoubleInterval(low, high)) : List.of();
  }

  /** Sizes that are narrowed weight by weight. */
  private static final class Gathering {
    private final List<DoubleInterval> done = new ArrayList<>();
    private int step;
    private double low;
    private double high = Double.POSITIVE_INFINITY;
    private int telling;

    boolean heard(int k, DoubleInterval taken, DoubleInterval direction) {
      if (k > step) {
        done.add(new DoubleInterval(low, high));
        step = k;
        low = 0;
        high = Double.POSITIVE_INFINITY;
      }
      if (direction.isNegative()) {
        narrow(taken.negate(), direction.negate());
      } else if (direction.isPositive()) {
        narrow(taken, direction);
      } else {
        reach(taken, direction);
      }
      boolean isPossible = isPossible();
      if (!isPossible) {
        low = Double.NaN;
      }
      return isPossible;
    }

    /** By {@code η d = x} for a positive direction. */
    private void narrow(DoubleInterval x, DoubleInterval d) {
      DoubleInterval size = x.divide(d);
      low = Math.max(low, size.lower());
      high = Math.min(high, size.upper());
      boolean isTelling = size.lower() > 0 && size.upper() <= NARROW * size.lower();
      telling += isTelling ? 1 : 0;
    }

    /** By a direction that may be 0: a step that is none must be reached by its ends. */
    private void reach(DoubleInterval x, DoubleInterval d) {
      if (x.isPositive()) {
        low = Math.max(low, leastSize(x.lower(), d.upper()));
      } else if (x.isNegative()) {
        low = Math.max(low, leastSize(-x.upper(), -d.lower()));
      }
    }

    private static double leastSize(double step, double most) {
      return most > 0 ? Directed.quotientLower(step, most) : Double.POSITIVE_INFINITY;
    }

    private boolean isPossible() {
      return low < Double.POSITIVE_INFINITY && low <= high && high > 0;
    }

    List<DoubleInterval> sizes() {
      if (isPossible()) {
        done.add(new DoubleInterval(low, high));
      }
      return done;
    }
  }
}
