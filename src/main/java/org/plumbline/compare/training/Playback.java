package org.plumbline.compare.training;

import java.util.List;
import org.plumbline.number.DoubleInterval;

/** A recipe followed along the recorded weights, for some of them or all. */
final class Playback {
  private final TrainingRun run;
  private final Recipe recipe;
  private final List<Integer> chosen;

  private final int steps;

  /** A playback of the first steps, for the chosen weights. */
  Playback(TrainingRun run, Recipe recipe, List<Integer> chosen, int steps) {
    this.steps = steps;
    this.run = run;
    this.recipe = recipe;
    this.chosen = chosen;
  }

  /** Is told of each step and weight. */
  @FunctionalInterface
  interface Listener {
    /**
     * One weight's step.
     *
     * @param k the step, from 0
     * @param taken what may have been taken away from the weight
     * @param direction what the step size is to be multiplied by
     * @return whether to go on
     */
    boolean heard(int k, DoubleInterval taken, DoubleInterval direction);
  }

  /** Tells all, step by step, until the listener has heard enough. */
  void tell(Listener listener) {
    RoundedArithmetic a = run.arithmetic();
    List<WeightUpdate> updates = chosen.stream().map(p -> recipe.update().start(a)).toList();
    int roundings = recipe.update().weightRoundings();
    for (int k = 0; k < steps; k++) {
      List<DoubleInterval> gradient = recipe.clipping().of(run.computedGradient(k), a);
      DoubleInterval stated = DoubleInterval.of(run.stepSize(k));
      for (int i = 0; i < chosen.size(); i++) {
        int p = chosen.get(i);
        DoubleInterval taken = run.taken(k, p, roundings);
        DoubleInterval direction =
            updates
                .get(i)
                .direction(
                    k + 1, run.exactWeights(k).get(p), gradient.get(p), taken.divide(stated));
        if (!listener.heard(k, taken, direction)) {
          return;
        }
      }
    }
  }
}
