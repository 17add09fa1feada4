package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

class StepArchiveTest {
  private static final GateTable GATES =
      GateTable.allOff(
          new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network(),
          1);

  private static LimbPolynomial polynomial(Random random) {
    int order = random.nextInt(6);
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(order, 4);
    for (int k = 0; k <= order; k++) {
      long[] columns = new long[4];
      for (int i = 0; i < random.nextInt(5); i++) {
        columns[3 - i] = (random.nextLong() >> 9) / 2;
      }
      builder.add(columns, 4);
    }
    return builder.build(-random.nextInt(500));
  }

  private static TrajectoryStep step(int from, List<? extends Polynomial> weights) {
    return TrajectoryStep.withoutSlopes(
        Rational.of(from), Rational.of(from + 1), List.copyOf(weights), GATES);
  }

  static List<LimbPolynomial> polynomials(int count, long seed) {
    Random random = new Random(seed);
    List<LimbPolynomial> all = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      all.add(polynomial(random));
    }
    return all;
  }

  private static List<List<Dyadic>> coefficients(List<? extends Polynomial> polynomials) {
    return polynomials.stream().map(p -> p.coefficients()).toList();
  }

  @Test
  void stepsBeyondTheRoomComeBackFromAFileAsTheyWere() {
    StepArchive archive = new StepArchive(0, StepArchive::temporaryFile);
    List<TrajectoryStep> kept = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      kept.add(archive.keep(step(k, polynomials(20, k))));
    }
    for (int k = 4; k >= 0; k--) {
      TrajectoryStep step = kept.get(k);
      List<LimbPolynomial> written = polynomials(20, k);
      assertThat(step.weights()).isInstanceOf(StoredPolynomials.class).hasSize(20);
      assertThat(coefficients(step.weights())).isEqualTo(coefficients(written));
      assertThat(step.endWeights()).isEqualTo(written.stream().map(LimbPolynomial::atEnd).toList());
      assertThat(step.start()).isEqualTo(Rational.of(k));
      assertThat(step.gates()).isSameAs(GATES);
    }
  }

  @Test
  void stepsStayInMemoryAsLongAsThereIsRoom() {
    List<LimbPolynomial> weights = polynomials(20, 1);
    long bytes = StoredPolynomials.bytes(weights);
    StepArchive archive = new StepArchive(2 * bytes, StepArchive::temporaryFile);
    TrajectoryStep step = step(0, weights);
    assertThat(archive.keep(step)).isSameAs(step);
    assertThat(archive.keep(step)).isSameAs(step);
    assertThat(archive.keep(step)).isNotSameAs(step);
  }

  @Test
  void aTrajectoryHoldsStoredPolynomialsAsTheyAre() {
    StepArchive archive = new StepArchive(0, StepArchive::temporaryFile);
    TrajectoryStep kept = archive.keep(step(0, polynomials(3, 7)));
    TrajectoryStep again =
        new TrajectoryStep(kept.start(), kept.end(), kept.weights(), List.of(), kept.gates());
    assertThat(again.weights()).isSameAs(kept.weights());
  }

  @Test
  void polynomialsOfAnotherKindStayInMemory() {
    StepArchive archive = new StepArchive(0, StepArchive::temporaryFile);
    TrajectoryStep step = step(0, List.of(Polynomial.of(List.of(Dyadic.ONE))));
    assertThat(archive.keep(step)).isSameAs(step);
  }

  @Test
  void withoutAFileStepsStayInMemory() {
    int[] calls = {0};
    StepArchive archive =
        new StepArchive(
            0,
            () -> {
              calls[0]++;
              throw new IOException("no space");
            });
    TrajectoryStep step = step(0, polynomials(3, 7));
    assertThat(archive.keep(step)).isSameAs(step);
    assertThat(archive.keep(step)).isSameAs(step);
    assertThat(calls[0]).isOne();
  }
}
