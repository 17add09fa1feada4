package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Trials of all levels: the same for a seed, of numbers that every format has. */
final class RandomTrialsTest {
  private static final int TRIALS = 12;

  @ParameterizedTest
  @EnumSource(Level.class)
  void trialsDependOnTheSeedAlone(Level level) {
    Set<Trial> different = new HashSet<>();
    for (long seed = 0; seed < TRIALS; seed++) {
      Trial trial = RandomTrials.of(seed, level, NumberFormat.FLOAT32);
      assertThat(RandomTrials.of(seed, level, NumberFormat.FLOAT32)).isEqualTo(trial);
      different.add(trial);
    }
    assertThat(different).hasSizeGreaterThan(TRIALS / 2);
  }

  /** Nothing is rounded before the engine begins. */
  @ParameterizedTest
  @EnumSource(Level.class)
  void numbersAreThoseOfTheFormat(Level level) {
    for (NumberFormat format : List.of(NumberFormat.FLOAT16, NumberFormat.FLOAT32)) {
      for (long seed = 0; seed < TRIALS; seed++) {
        Blueprint plan = RandomTrials.of(seed, level, format).plan();
        plan.matrices().stream()
            .flatMap(matrix -> matrix.stream().flatMap(List::stream))
            .forEach(weight -> assertIsNumber(format, weight));
        plan.points().stream()
            .flatMap(List::stream)
            .forEach(coordinate -> assertIsNumber(format, coordinate));
      }
    }
  }

  private static void assertIsNumber(NumberFormat format, Rational number) {
    assertThat(format.nearest(number).map(Dyadic::toRational)).contains(number);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void trialsFitTheirLevel(Level level) {
    for (long seed = 0; seed < TRIALS; seed++) {
      Trial trial = RandomTrials.of(seed, level, NumberFormat.FLOAT64);
      assertThat(trial.steps() > 0).isEqualTo(level == Level.DESCENT);
      if (level != Level.GRADIENT && level != Level.DESCENT) {
        assertThat(trial.batches()).isEmpty();
      }
      for (List<Integer> batch : trial.batches()) {
        assertThat(batch).isNotEmpty().allMatch(i -> i >= 0 && i < trial.plan().points().size());
      }
      assertThat(trial.plan().points()).hasSameSizeAs(trial.plan().labels());
      assertThat(trial.eta()).isGreaterThan(Rational.ZERO);
    }
  }
}
