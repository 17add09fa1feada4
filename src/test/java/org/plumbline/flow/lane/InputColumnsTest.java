package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.flow.Problems;
import org.plumbline.flow.lane.LaneProblems.Inputs;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Inputs as small integers. */
final class InputColumnsTest {
  private static final int BITS = 100;

  private static Rational value(InputColumns inputs, int sample, int feature) {
    Rational sum = Rational.ZERO;
    for (InputColumns.Term term : inputs.terms()) {
      if (term.feature() == feature) {
        long entry = (long) inputs.column(term.column())[sample];
        sum = sum.add(term.factor().multiply(Rational.of(entry)));
      }
    }
    return sum;
  }

  private static void assertExact(Dataset data, InputColumns inputs) {
    assertThat(inputs.largest()).isLessThanOrEqualTo(1 << InputColumns.ENTRY_BITS);
    for (int i = 0; i < data.size(); i++) {
      for (int a = 0; a < data.dimension(); a++) {
        assertThat(value(inputs, i, a)).isEqualTo(data.point(i).get(a));
      }
    }
  }

  @Test
  void integersAreTheirOwnColumns() {
    Dataset data = Problems.data("1 16 +; 3 -5 -; 0 2 +");
    InputColumns inputs = InputColumns.of(data, BITS);
    assertThat(inputs.isPlain()).isTrue();
    assertExact(data, inputs);
  }

  @Test
  void aFeatureHasTheUnitOfItsValues() {
    Dataset data = Problems.data("0.5 3000 +; 0.125 -6000 -; 0 9000 +");
    InputColumns inputs = InputColumns.of(data, BITS);
    assertThat(inputs.isPlain()).isFalse();
    assertThat(inputs.count()).isEqualTo(2);
    assertThat(inputs.largest()).isEqualTo(4);
    assertExact(data, inputs);
  }

  /** Only differences are short: their column, and one of ones that carries all offsets. */
  @Test
  void anOffsetIsOneColumnForAllFeatures() {
    Dataset data = new LaneProblems(2).data(Inputs.CENTRED, 9, 3);
    InputColumns inputs = InputColumns.of(data, BITS);
    assertThat(inputs.count()).isEqualTo(4);
    assertThat(inputs.column(3)).containsOnly(1);
    assertExact(data, inputs);
  }

  @Test
  void longDecimalsAreDigitsOfOneNumber() {
    Dataset data = new LaneProblems(3).data(Inputs.LONG, 9, 2);
    InputColumns inputs = InputColumns.of(data, BITS);
    assertThat(inputs.count()).isGreaterThan(4);
    assertExact(data, inputs);
  }

  @Test
  void whatIsLongerThanTheNumbersIsRounded() {
    Dataset data =
        new Dataset(
            List.of("x"),
            List.of(
                List.of(Rational.parse("0.1234567890123456789012345678901234567890123")),
                List.of(Rational.parse("-1/3")),
                List.of(Rational.parse("2/7"))),
            List.of(1, -1, 1));
    InputColumns inputs = InputColumns.of(data, BITS);
    assertThat(inputs.count()).isLessThanOrEqualTo(6);
    Rational unit = Dyadic.ONE.scale(-BITS).toRational();
    for (int i = 0; i < 3; i++) {
      Rational error = value(inputs, i, 0).subtract(data.point(i).get(0)).abs();
      assertThat(error).isLessThan(unit);
    }
  }

  @Test
  void aFeatureThatIsZeroHasNoColumn() {
    Dataset data = Problems.data("0 1 +; 0 2 -");
    InputColumns inputs = InputColumns.of(data, BITS);
    assertThat(inputs.count()).isEqualTo(1);
    assertThat(inputs.isPlain()).isFalse();
    assertExact(data, inputs);
  }
}
