package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** Failing trials become as small as the failure lets them. */
final class ShrinkerTest {
  private static List<Rational> row(int... numbers) {
    return Arrays.stream(numbers).mapToObj(n -> Rational.of(n, 8)).toList();
  }

  private static final Trial LARGE =
      new Trial(
          new Blueprint(
              List.of(2, 2, 1),
              List.of(Activation.RELU),
              List.of(),
              List.of(List.of(row(11, 12), row(13, 14)), List.of(row(15, 16))),
              List.of(row(1, 2), row(3, 4), row(5, 60)),
              List.of(1, -1, 1),
              Loss.LOGISTIC,
              Reduction.MEAN,
              Rational.ONE),
          3,
          Rational.of(1, 8),
          List.of(List.of(0, 1), List.of(2), List.of(1)));

  @Test
  void whatFailsAlwaysBecomesNothing() {
    Trial smallest = Shrinker.smallest(LARGE, trial -> true);
    assertThat(smallest.steps()).isEqualTo(1);
    assertThat(smallest.batches()).isEmpty();
    Blueprint plan = smallest.plan();
    assertThat(plan.points()).hasSize(1);
    assertThat(plan.widths()).containsExactly(1, 1, 1);
    assertThat(plan.activations()).containsExactly(Activation.LINEAR);
    assertThat(plan.loss()).isEqualTo(Loss.EXPONENTIAL);
    assertThat(plan.reduction()).isEqualTo(Reduction.SUM);
    assertThat(plan.matrices()).allMatch(m -> m.equals(List.of(List.of(Rational.ZERO))));
    assertThat(plan.points()).containsExactly(List.of(Rational.ZERO));
  }

  @Test
  void whatFailsByItselfIsKept() {
    assertThat(Shrinker.smallest(LARGE, trial -> trial.equals(LARGE))).isEqualTo(LARGE);
  }

  /** The smallest that still fails: two samples, the loss, and a number of at least 7. */
  @Test
  void whatTheFailureNeedsIsKept() {
    Trial smallest =
        Shrinker.smallest(
            LARGE,
            trial ->
                trial.plan().loss() == Loss.LOGISTIC
                    && trial.plan().points().size() >= 2
                    && trial.plan().points().stream()
                        .flatMap(List::stream)
                        .anyMatch(x -> x.compareTo(Rational.of(7)) >= 0));
    assertThat(smallest.plan().loss()).isEqualTo(Loss.LOGISTIC);
    assertThat(smallest.plan().points()).hasSize(2);
    assertThat(smallest.plan().points().stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrder(Rational.ZERO, Rational.of(7));
    assertThat(smallest.plan().widths()).containsExactly(1, 1, 1);
  }

  /** The second of three samples goes, and the batch of the third is of the second then. */
  @Test
  void batchesFollowTheirSamples() {
    Trial smallest =
        Shrinker.smallest(
            LARGE,
            trial ->
                trial.batches().stream()
                    .flatMap(List::stream)
                    .anyMatch(i -> trial.plan().points().get(i).contains(Rational.of(60, 8))));
    assertThat(smallest.plan().points()).hasSize(2);
    assertThat(smallest.plan().points().get(1)).containsExactly(Rational.of(60, 8));
    assertThat(smallest.batches()).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void attemptsHaveANumber() {
    AtomicInteger tries = new AtomicInteger();
    Shrinker.smallest(
        LARGE,
        trial -> {
          tries.incrementAndGet();
          return tries.get() % 7 == 0;
        });
    assertThat(tries.get()).isLessThanOrEqualTo(400);
  }
}
