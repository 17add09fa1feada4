package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.Experiment;
import org.plumbline.network.Activation;
import org.plumbline.network.Evaluation;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** What an engine is asked about two units on two samples. */
final class InterviewTest {
  private static final int FIRST_UNIT = 2;

  private static List<Rational> row(int... tenths) {
    return Arrays.stream(tenths).mapToObj(n -> Rational.of(n, 10)).toList();
  }

  private static Experiment experiment(Activation activation, int largest) {
    return new Blueprint(
            List.of(2, 2, 1),
            List.of(activation),
            List.of(),
            List.of(List.of(row(3, -7), row(11, 2)), List.of(row(5, largest))),
            List.of(row(10, 20), row(-10, 7)),
            List.of(1, -1),
            Loss.EXPONENTIAL,
            Reduction.MEAN,
            Rational.of(1, 8))
        .experiment("two");
  }

  private static List<Interview.Item> about(Experiment experiment, NumberFormat format) {
    return Interview.about(experiment, format, 1, false);
  }

  private static List<Interview.Item> about(String subject) {
    return about(experiment(Activation.RELU, 4), NumberFormat.FLOAT32).stream()
        .filter(item -> item.subject().startsWith(subject))
        .toList();
  }

  @Test
  void allWeightsAreNumbersOfTheFormat() {
    List<Interview.Item> items = about(experiment(Activation.RELU, 4), NumberFormat.FLOAT16);
    assertThat(items).isNotEmpty();
    for (Interview.Item item : items) {
      assertThat(item.question().experiment().initialWeights())
          .allMatch(NumberFormat.FLOAT16::contains);
    }
    assertThat(items.get(0).subject()).isEqualTo("gradient at the initial weights");
    assertThat(items.get(0).question().experiment().initialWeights().get(0))
        .isEqualTo(NumberFormat.FLOAT16.nearest(Rational.of(3, 10)).orElseThrow().toRational());
  }

  @Test
  void questionsOnAKinkSilenceAUnit() {
    List<Interview.Item> items = about("gradient on the kink of ");
    assertThat(items).hasSize(3);
    for (Interview.Item item : items) {
      List<Rational> weights = item.question().experiment().initialWeights();
      boolean isFirst = weights.get(0).signum() == 0 && weights.get(1).signum() == 0;
      boolean isSecond = weights.get(2).signum() == 0 && weights.get(3).signum() == 0;
      assertThat(isFirst).isNotEqualTo(isSecond);
      int unit = isFirst ? FIRST_UNIT : FIRST_UNIT + 1;
      assertThat(item.subject())
          .endsWith("kink of " + item.question().experiment().network().name(unit));
    }
  }

  /** The subject ends with the number of the sample. */
  @Test
  void questionsNearAKinkHaveAPreActivationOfNextToNothing() {
    List<Interview.Item> items = about("gradient near the kink of ");
    assertThat(items).hasSize(3);
    for (Interview.Item item : items) {
      Experiment asked = item.question().experiment();
      String subject = item.subject();
      int sample = Integer.parseInt(subject.substring(subject.length() - 1));
      int unit =
          subject.contains("kink of " + asked.network().name(FIRST_UNIT) + " on")
              ? FIRST_UNIT
              : FIRST_UNIT + 1;
      Evaluation evaluation =
          Evaluation.exact(asked.network(), asked.initialWeights(), asked.data().point(sample));
      assertThat(Math.abs(evaluation.preActivations().get(unit).approximateDouble()))
          .isLessThan(1e-6);
    }
  }

  @Test
  void pointsOnTheTrajectoryBeginAtItsStart() {
    List<Interview.Item> items = about("gradient on the trajectory, t = ");
    assertThat(items).isNotEmpty().hasSizeLessThanOrEqualTo(4);
    assertThat(items.stream().map(item -> item.question().steps())).containsOnly(0);
  }

  @Test
  void descentIsAskedForWhereItIsWanted() {
    Experiment linear = experiment(Activation.LINEAR, 4);
    assertThat(about(linear, NumberFormat.FLOAT32))
        .noneMatch(item -> item.subject().contains("kink"))
        .noneMatch(item -> item.question().steps() > 0);
    List<Interview.Item> items = Interview.about(linear, NumberFormat.FLOAT32, 1, true);
    Interview.Item last = items.get(items.size() - 1);
    assertThat(last.subject()).isEqualTo("10 steps of descent, step size 1/32");
    assertThat(last.question().steps()).isEqualTo(10);
    assertThat(last.question().eta()).isEqualTo(Rational.of(1, 32));
  }

  /** {@code 2^17} is beyond the largest number of float16. */
  @Test
  void whatDoesNotFitInTheFormatIsNotAsked() {
    Experiment large = experiment(Activation.LINEAR, 10 * (1 << 17));
    assertThat(Interview.about(large, NumberFormat.FLOAT16, 1, true))
        .noneMatch(item -> item.subject().contains("initial") || item.question().steps() > 0);
  }

  @Test
  void theSeedDecidesTheKinks() {
    Experiment relu = experiment(Activation.RELU, 4);
    assertThat(Interview.about(relu, NumberFormat.FLOAT32, 5, true))
        .isEqualTo(Interview.about(relu, NumberFormat.FLOAT32, 5, true))
        .isNotEqualTo(Interview.about(relu, NumberFormat.FLOAT32, 6, true));
  }
}
