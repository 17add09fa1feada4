package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;

/**
 * What PyTorch's optimisers recorded is named with the numbers they were run with; each method
 * rejects the runs of the others, and mistakes are none of them.
 */
final class TorchOptimisersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "momentum | MOMENTUM | heavy-ball momentum 0.9; it reproduces all 24 steps",
        "momentum-64 | MOMENTUM | heavy-ball momentum 0.9; it reproduces all 24 steps",
        "nesterov | NESTEROV | Nesterov momentum 0.9; it reproduces all 24 steps",
        "dampening | MOMENTUM | heavy-ball momentum 0.9, dampening 0.5; it reproduces",
        "decay | WEIGHT_DECAY | weight decay 0.01; it reproduces all 24 steps",
        "nesterov-decay | NESTEROV | Nesterov momentum 0.8 with weight decay 0.001; it",
        "momentum-step | MOMENTUM | momentum 0.9 with a schedule of step sizes, from 0.125 to "
            + "0.03125: each is 0.5 times the one before, every 8 steps",
        "under-way | MOMENTUM | already under way at the first row looked at, heavy-ball momentum"
            + " 0.9; it",
        "adam | ADAPTIVE | Adam with step size 0.01, beta1 0.9, beta2 0.999, epsilon 1e-8; it",
        "adam-64 | ADAPTIVE | Adam with step size 0.01, beta1 0.9, beta2 0.999, epsilon 1e-8; it",
        "adam-other | ADAPTIVE | Adam with step size 0.01, beta1 0.85, beta2 0.97, epsilon 0.0001",
        "adam-decay | ADAPTIVE | beta2 0.999, epsilon 1e-8, weight decay 0.01; it reproduces",
        "adamw | ADAPTIVE | beta2 0.999, epsilon 1e-8, decoupled weight decay 0.1; it reproduces",
        "adamw-64 | ADAPTIVE | AdamW with step size 0.01, beta1 0.9, beta2 0.999, epsilon 1e-8, "
            + "decoupled weight decay 0.01; it reproduces",
        "adamw-warm | ADAPTIVE | AdamW with a schedule of step sizes, from 0.001 to 0.003455: a "
            + "warm-up from 0.001 to 0.01 over 5 steps, then half a cosine over 30 steps",
        "amsgrad | ADAPTIVE | AMSGrad with step size 0.01, beta1 0.9, beta2 0.5, epsilon 1e-8; it",
        "adam-clip | ADAPTIVE | beta2 0.99, epsilon 1e-8, with gradients clipped to norm 0.3; it",
        "rmsprop | ADAPTIVE | RMSprop with step size 0.01, decay of squares 0.99, epsilon 1e-8; it",
        "adagrad | ADAPTIVE | Adagrad with step size 0.05, epsilon 1e-10; it reproduces",
        "bug-adam | ADAPTIVE | Adam without the correction of the bias with step size 0.01",
        "clip-norm | CLIPPING | the gradient is clipped to length 0.3; it reproduces all 24 steps",
        "clip-value | CLIPPING | the gradient is clipped to values of at most 0.125; it",
        "step | SCHEDULE | from 0.125 to 0.015625: each is 0.5 times the one before, every 6 steps",
        "cosine | SCHEDULE | half a cosine over 30 steps, down to 0.005; it reproduces",
        "cosine-64 | SCHEDULE | half a cosine over 30 steps, down to 0; it reproduces",
        "exponential | SCHEDULE | each is 0.9 times the one before; it reproduces",
        "warm-up | SCHEDULE | a warm-up from 0.025 to 0.125 over 8 steps, then one size; it",
        "warm-cosine | SCHEDULE | a warm-up from 0.0125 to 0.125 over 5 steps, then half a cosine "
            + "over 30 steps, down to 0; it",
        "batches | MINIBATCH | each step is on a minibatch of 2 samples, in the order of the file "
            + "(the first: [0 1], [2 3], [4 5]); it reproduces all 24 steps",
        "batches-uneven | MINIBATCH | a minibatch of 3 samples, in the order of the file",
        "batches-shuffled | MINIBATCH | each step is on a minibatch of 2 samples (the first: [0"
            + " 1],",
        "single | MINIBATCH | each step is on one sample (the first:",
        "every-third | SUBSAMPLED | every third step is recorded: it goes as far as 3 steps, for",
        "momentum-every-second | SUBSAMPLED | every second step is recorded: it goes as far as 2 "
            + "steps with heavy-ball momentum 0.9, for all 24 rows",
      })
  void optimisersAreNamed(String name, Explanation explanation, String text) {
    assertThat(TorchRun.of(name).diagnosis().suspicion())
        .hasValueSatisfying(
            found -> {
              assertThat(found.text()).contains(text);
              assertThat(found.explanation()).isEqualTo(explanation);
            });
  }

  /** The first step alone tells neither averages nor who took it, and that is said. */
  @Test
  void firstStepOfAdamTellsLittle() {
    Suspicion found = TorchRun.of("adam-first").diagnosis().suspicion().orElseThrow();
    assertThat(found.text())
        .startsWith("Adam with step size 0.01, beta1 0.9, beta2 0.999, epsilon 1e-8; it")
        .contains("any beta1, or any beta2, or epsilon up to")
        .endsWith("these steps do not tell it from Adagrad, RMSprop, AMSGrad");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bug-sign",
        "bug-sign-adam",
        "bug-frozen",
        "bug-frozen-adam",
        "bug-stale",
        "bug-stale-adam",
        "bug-sample",
        "bug-sum",
        "bug-nesterov",
        "bug-adam-root",
      })
  void mistakesAreNoMethod(String name) {
    RunDiagnosis found = TorchRun.of(name).diagnosis();
    assertThat(found.suspicion()).isEmpty();
    if (!name.equals("bug-sum")) {
      assertThat(found.tried()).hasSizeGreaterThan(5);
    }
  }

  private static List<Family> families() {
    return Stream.concat(
            Families.linear().stream().limit(3),
            Families.adaptive().stream().filter(f -> !f.name().startsWith("the sign")))
        .toList();
  }

  /** One weight whose step is longer by one part in ten thousand is enough to reject all. */
  @ParameterizedTest
  @CsvSource({
    "momentum, 8",
    "nesterov, 8",
    "decay, 8",
    "adam, 8",
    "adamw, 8",
    "clip-norm, 8",
    "batches, 8",
    "every-third, 8",
    "momentum-every-second, 8",
  })
  void oneWeightThatIsOffRejectsAll(String name, int steps) {
    TorchRun run = TorchRun.of(name).first(steps);
    assertThat(run.diagnosis().suspicion()).isPresent();
    assertThat(run.disturbed(5, 1e-4).diagnosis().suspicion()).isEmpty();
  }

  /** Ten steps are taken for their own method, and for those that contain it as a limit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decay | weight decay",
        "momentum | heavy-ball momentum",
        "nesterov | Nesterov momentum",
        "adam | Adam/3, AdamW/4, Adam/4",
        "bug-adam | Adam without the correction of the bias/3",
        "adamw | AdamW/4",
        "adam-decay | Adam/4",
        "rmsprop | RMSprop/2, Adam without the correction of the bias/3",
        "adagrad | Adagrad/1, RMSprop/2, Adam without the correction of the bias/3",
      })
  void eachRejectsTheOthers(String name, String own) {
    TrainingRun run = TorchRun.of(name).run(10);
    for (Family family : families()) {
      String called = family.name() + "/" + family.parameters().size();
      boolean isOwn = (own + ",").contains(called + ",") || own.equals(family.name());
      assertThat(new MethodSearch(run, family).found().isPresent()).as(called).isEqualTo(isOwn);
    }
  }

  /** A schedule that is seen from a later step on counts steps as the recording does. */
  @Test
  void laterStepsKeepTheirNumbers() {
    assertThat(TorchRun.of("step").diagnosisFrom(8).suspicion().orElseThrow().text())
        .contains("0.0625 to 0.015625", "steps from step 8 on");
    assertThat(TorchRun.of("momentum").diagnosisFrom(5).suspicion().orElseThrow().text())
        .startsWith("already under way at the first row looked at, heavy-ball momentum 0.9");
  }
}
