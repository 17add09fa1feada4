package org.plumbline.conformance;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plumbline.compare.Answer;
import org.plumbline.compare.finding.Outcome;

/** Examines an engine level by level, each up to its first failure. */
public final class Conformance {
  private final LiveEngine engine;
  private final Examiner examiner;
  private final int tries;
  private final long seed;

  /**
   * An examination.
   *
   * @param engine the engine
   * @param tries how many trials each level has
   * @param seed the seed of each level's first trial; the others count up from it
   */
  public Conformance(LiveEngine engine, int tries, long seed) {
    this.engine = engine;
    this.examiner = new Examiner(engine);
    this.tries = tries;
    this.seed = seed;
  }

  /** The trials of a level, as long as {@code goesOn}. */
  public LevelResult run(Level level, BooleanSupplier goesOn) {
    long start = System.nanoTime();
    int open = 0;
    int done = 0;
    double worst = 0;
    Optional<LevelResult.Failure> failure = Optional.empty();
    while (done < tries && failure.isEmpty() && goesOn.getAsBoolean()) {
      long own = seed + done;
      Trial trial = RandomTrials.of(own, level, engine.format(), engine.description().losses());
      Answer answer = examine(level, trial);
      done++;
      open += answer.outcome() == Outcome.UNDECIDED ? 1 : 0;
      worst = answer.isFailure() ? worst : Math.max(worst, answer.ulps());
      // An engine that is ended together with this program has not failed.
      boolean isFailure = answer.isFailure() && goesOn.getAsBoolean();
      failure = isFailure ? Optional.of(failure(level, own, trial)) : Optional.empty();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new LevelResult(level, done, open, worst, seconds, failure);
  }

  private Answer examine(Level level, Trial trial) {
    return level == Level.FLOW
        ? LiveFlow.examine(examiner, trial.plan().experiment(level.id()), 1)
        : examiner.examine(trial.question(level.id()));
  }

  private LevelResult.Failure failure(Level level, long own, Trial trial) {
    Trial smallest =
        Shrinker.smallest(
            trial,
            candidate ->
                RandomTrials.isModest(candidate, level, engine.format())
                    && examine(level, candidate).isFailure());
    String text = examine(level, smallest).text();
    return new LevelResult.Failure(
        own,
        text,
        smallest.plan().experiment(level.id() + "-" + own),
        smallest.steps() == 0 && smallest.batches().isEmpty());
  }
}
