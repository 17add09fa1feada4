package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.along.Interval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

final class FloatJsonTest {
  private static final Finding PLAIN = Finding.of("id", "s", Verdict.CONSISTENT, "c", "r");

  @Test
  void numbersAreTheNearestDoubles() {
    assertThat(FloatJson.number(Rational.of(1, 3))).isEqualTo(1 / 3.0);
    assertThat(FloatJson.number(Rational.parse("0.1"))).isEqualTo(0.1);
    assertThat(FloatJson.number(Dyadic.of(0.1))).isEqualTo(0.1);
    assertThat(FloatJson.number(Dyadic.ONE.scale(-2000))).isZero();
    assertThat(FloatJson.number(Dyadic.of(Double.MAX_VALUE))).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void whatNoDoubleIsNearToIsNull() {
    assertThat(FloatJson.number(Dyadic.ONE.scale(1024))).isNull();
    assertThat(FloatJson.number(Rational.parse("-1e400"))).isNull();
  }

  @Test
  void findingsWithoutNumbersHaveNone() {
    assertThat(FloatJson.of(PLAIN)).isEmpty();
  }

  @Test
  void numbersOfAFindingStandUnderTheirKeys() {
    DyadicInterval interval = new DyadicInterval(Dyadic.ONE, Dyadic.of(2));
    Finding finding =
        PLAIN
            .withInterval(new Interval(Rational.ZERO, Rational.of(5)))
            .withValue(new Quantity.Measured(Dyadic.of(0.25), 3))
            .withBound(new Quantity.Exact(Rational.parse("1e400")))
            .withRange(interval);
    Map<String, ?> floats = FloatJson.of(finding).orElseThrow();
    assertThat(floats.keySet()).containsExactly("interval", "value", "bound", "range");
    assertThat(floats.get("interval")).isEqualTo(List.of(0.0, 5.0));
    assertThat(floats.get("value")).isEqualTo(0.25);
    assertThat(floats.get("bound")).isNull();
    assertThat(floats.get("range")).isEqualTo(List.of(1.0, 2.0));
    Map<String, ?> enclosed =
        FloatJson.of(PLAIN.withValue(new Quantity.Enclosed(interval))).orElseThrow();
    assertThat(enclosed.get("value")).isEqualTo(1.5);
  }

  @Test
  void timesWithoutEndHaveNone() {
    Finding finding = PLAIN.withInterval(Interval.from(Rational.of(3)));
    assertThat(FloatJson.of(finding).orElseThrow().get("interval"))
        .isEqualTo(Arrays.asList(3.0, null));
  }
}
