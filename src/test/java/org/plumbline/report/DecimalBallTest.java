package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.claim.Quantity;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link DecimalBall}: what is printed contains the interval, read back exactly, and is sharp. */
final class DecimalBallTest {
  private static final Pattern SHORT =
      Pattern.compile("(-?\\d+(?:\\.(\\d+))?)\\((\\d)\\)(?:e(-?\\d+))?");

  /** Intervals of all sizes: around zero, points, far below and above one. */
  private static DyadicInterval interval(Random random) {
    Dyadic middle = dyadic(random, 1 + random.nextInt(200));
    Dyadic radius = dyadic(random, 1 + random.nextInt(20)).abs();
    return switch (random.nextInt(8)) {
      case 0 -> DyadicInterval.of(middle);
      case 1 -> DyadicInterval.around(Dyadic.ZERO, radius);
      case 2 -> DyadicInterval.around(middle, middle.abs());
      default -> DyadicInterval.around(middle, radius);
    };
  }

  private static Dyadic dyadic(Random random, int bits) {
    return Dyadic.of(new BigInteger(bits, random), random.nextInt(400) - 200)
        .multiply(Dyadic.of(random.nextBoolean() ? 1 : -1));
  }

  private static void assertContains(Rational mid, Rational rad, DyadicInterval interval) {
    assertThat(mid.subtract(rad)).isLessThanOrEqualTo(interval.lower().toRational());
    assertThat(mid.add(rad)).isGreaterThanOrEqualTo(interval.upper().toRational());
  }

  @Test
  void printedBallsContainTheirIntervals() {
    Random random = new Random(1);
    for (int k = 0; k < 2_000; k++) {
      DyadicInterval interval = interval(random);
      Map<?, ?> json = (Map<?, ?>) Numbers.json(new Quantity.Enclosed(interval));
      Rational rad = Rational.parse(json.get("rad").toString());
      assertContains(Rational.parse(json.get("mid").toString()), rad, interval);
      Rational width = interval.upper().subtract(interval.lower()).toRational();
      assertThat(width.signum() == 0 || isSharp(rad, width)).isTrue();
    }
  }

  /** Whether a ball of this radius is wider by at most one part in fifty. */
  private static boolean isSharp(Rational rad, Rational width) {
    return rad.multiply(Rational.of(100)).compareTo(width.multiply(Rational.of(51))) <= 0;
  }

  @Test
  void printedLastDigitsContainTheirIntervals() {
    Random random = new Random(2);
    for (int k = 0; k < 2_000; k++) {
      DyadicInterval interval = interval(random);
      String text = DecimalBall.shortened(interval, 6).text();
      Matcher parts = SHORT.matcher(text);
      assertThat(parts.matches()).as(text).isTrue();
      String power = parts.group(4) == null ? "0" : parts.group(4);
      int decimals = parts.group(2) == null ? 0 : parts.group(2).length();
      Rational unit = Rational.parse("1e" + (Integer.parseInt(power) - decimals));
      Rational mid = Rational.parse(parts.group(1) + "e" + power);
      assertContains(mid, unit.multiply(Rational.parse(parts.group(3))), interval);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.098288, 1e-20, 0.0982880(1)",
    "0.098288, 0.0000025, 0.098288(3)",
    "-0.098288, 0.0025, -0.098(3)",
    "1234567, 1, 1.23457(1)e6",
    "1e-9, 1e-12, 1.000(2)e-9",
    "0, 1e-9, 0(2)e-9",
    "0, 0.25, 0.0(3)",
    "3, 0.9, 3.0(9)",
    "3, 0.97, 3(1)",
    "0.5, 0, 0.500000(0)",
    "0, 0, 0(0)",
  })
  void digitsEndWhereTheyAreUncertain(String middle, String radius, String expected) {
    DyadicInterval interval =
        DyadicInterval.around(
            Dyadic.approximate(Rational.parse(middle), 200),
            Dyadic.approximate(Rational.parse(radius), 200));
    assertThat(DecimalBall.shortened(interval, 6).text()).isEqualTo(expected);
  }

  @Test
  void quantitiesArePrintedAsWhatTheyAre() {
    DyadicInterval third = DyadicInterval.enclosing(Rational.of(1, 3), 100);
    Quantity enclosed = new Quantity.Enclosed(third);
    assertThat(Numbers.shown(enclosed)).isEqualTo("0.333333(1)");
    assertThat(Numbers.json(enclosed))
        .isEqualTo(Map.of("mid", "0.3333333333333333333333333333333662", "rad", "1.32e-31"));
    assertThat(Numbers.shown(new Quantity.Measured(third.lower(), 20))).isEqualTo("~0.333333");
  }
}
