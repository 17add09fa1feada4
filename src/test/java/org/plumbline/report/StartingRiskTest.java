package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/** Of {@code f = abx} on 1, -1 and 2, all of label 1. */
final class StartingRiskTest {
  private static StartingRisk risk(String a, Loss loss) {
    List<List<Rational>> points =
        List.of(List.of(Rational.ONE), List.of(Rational.of(-1)), List.of(Rational.of(2)));
    return StartingRisk.of(
        new FlowProblem(
            new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.LINEAR), List.of())
                .network(),
            new Dataset(List.of("x"), points, List.of(1, 1, 1)),
            List.of(Rational.parse(a), Rational.ONE),
            loss,
            Reduction.SUM));
  }

  @Test
  void theLeastMarginDecides() {
    StartingRisk second = risk("100", Loss.EXPONENTIAL);
    assertThat(second.sample()).isEqualTo(1);
    assertThat(second.margin()).isEqualTo(-100);
    assertThat(second.log10()).isCloseTo(100 / Math.log(10), within(1e-9));
    assertThat(risk("-3", Loss.EXPONENTIAL).sample()).isEqualTo(2);
    assertThat(risk("0", Loss.EXPONENTIAL).sample()).isZero();
  }

  @Test
  void aRiskAboveThirtyOrdersOfMagnitudeIsTold() {
    assertThat(risk("100", Loss.EXPONENTIAL).advice())
        .contains(
            "The risk at the start is about 1e43, as the margin of sample 1 is -100: steps are as"
                + " short as it is large. A smaller scale of the initialization, or `data:"
                + " {standardize: true}`, would help.");
    assertThat(new StartingRisk(30, 0, -69).advice()).isEmpty();
    assertThat(risk("100", Loss.LOGISTIC).advice()).isEmpty();
  }

  @Test
  void aRiskBeyondDoublesHasNoNumber() {
    for (double log10 : new double[] {Double.POSITIVE_INFINITY, 1e30}) {
      assertThat(new StartingRisk(log10, 0, -1e300).advice().orElseThrow())
          .startsWith("The risk at the start is beyond the range of double: steps");
    }
  }
}
