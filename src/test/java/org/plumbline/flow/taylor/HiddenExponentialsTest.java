package org.plumbline.flow.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.flow.Problems.data;
import static org.plumbline.flow.Problems.flow;
import static org.plumbline.flow.Problems.layered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Samples that do not count at first are not overlooked when they begin to. */
final class HiddenExponentialsTest {
  /** One weight, the logistic loss. */
  private static FlowProblem logistic(String weight, Dataset data) {
    return new FlowProblem(
        new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(),
        data,
        Problems.rationals(weight),
        Loss.LOGISTIC,
        Reduction.SUM);
  }

  /** With {@code p' = 400/(1 + e^p)}, {@code p + e^p} grows by 400 in the unit of time. */
  @ParameterizedTest
  @CsvSource({"-5, 12", "-5, 40", "-10, 12", "-19, 25"})
  void aSampleThatIsVeryWrongIsPutRight(long weight, int digits) {
    FlowResult result = flow(logistic(Long.toString(weight), data("20 +")), "1", digits);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    Dyadic margin = result.trajectory().finalWeights().get(0).multiply(Dyadic.of(20));
    DyadicInterval sum = DyadicInterval.of(margin).add(DyadicInterval.of(margin).exp(8 * digits));
    DyadicInterval expected =
        DyadicInterval.of(Dyadic.of(400 + 20 * weight))
            .add(DyadicInterval.of(Dyadic.of(20 * weight)).exp(8 * digits));
    DyadicInterval difference = sum.subtract(expected);
    Dyadic allowed = Dyadic.approximate(Rational.parse("1e" + (3 - digits)), 64);
    assertThat(difference.upper()).isLessThan(allowed);
    assertThat(difference.lower()).isGreaterThan(allowed.negate());
  }

  /** The second sample begins at {@code e^-1500} and in the end balances the first. */
  @Test
  void aSampleAgainstTheOthersStopsThem() {
    FlowResult result = flow(layered(List.of(1, 1), List.of(), "-3", data("1 +; -500 +")), "1", 12);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    double w = result.trajectory().finalWeights().get(0).approximateDouble();
    assertThat(StrictMath.exp(-w)).isCloseTo(500 * StrictMath.exp(500 * w), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 30})
  void suchStepsAreEnclosed(int digits) {
    FlowProblem problem = logistic("-9", data("20 +"));
    Verification verification =
        TrajectoryVerifier.verify(problem, flow(problem, "1", digits).trajectory());
    assertThat(verification).isInstanceOf(Verification.Certified.class);
    assertThat(verification.enclosed().radius().approximateLog10()).isLessThan(-digits);
  }

  private static ApproximateRisk.Estimate margins(Double... margins) {
    return new ApproximateRisk.Estimate(0, 0, List.of(margins));
  }

  @Test
  void whatGrowsFromNothingIsFound() {
    HiddenExponentials exponential = new HiddenExponentials(Loss.EXPONENTIAL, 80);
    assertThat(exponential.grow(margins(0.0, 100.0), margins(1.0, 50.0), 30)).isTrue();
    assertThat(exponential.grow(margins(0.0, 100.0), margins(1.0, 95.0), 30)).isFalse();
    // ... however small, beside what is smaller still
    assertThat(exponential.grow(margins(900.0, 950.0), margins(901.0, 900.0), 30)).isTrue();
    assertThat(exponential.grow(margins(0.0, 900.0), margins(1.0, 850.0), 30)).isFalse();
  }

  @Test
  void theLogisticLossHidesWhatIsRightAsWell() {
    HiddenExponentials exponential = new HiddenExponentials(Loss.EXPONENTIAL, 80);
    HiddenExponentials logistic = new HiddenExponentials(Loss.LOGISTIC, 80);
    assertThat(logistic.grow(margins(-100.0), margins(-50.0), 30)).isTrue();
    assertThat(exponential.grow(margins(-100.0), margins(-50.0), 30)).isFalse();
    assertThat(logistic.grow(margins(100.0), margins(50.0), 30)).isTrue();
    HiddenExponentials power = new HiddenExponentials(Loss.SQUAREPLUS, 80);
    assertThat(power.grow(margins(100.0, -100.0), margins(50.0, -50.0), 30)).isFalse();
  }
}
