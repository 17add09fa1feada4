package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** What an activation is: its values, slopes, images and names. */
final class ActivationTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 3));
  private static final List<Activation> ALL =
      List.of(Activation.LINEAR, Activation.RELU, Activation.ABSOLUTE_VALUE, LEAKY);
  private static final int BITS = 20;

  private static DyadicInterval interval(double lower, double upper) {
    return new DyadicInterval(Dyadic.of(lower), Dyadic.of(upper));
  }

  @Test
  void theAbsoluteValueIsWhatItSays() {
    for (long s : new long[] {-3, 0, 2}) {
      assertThat(Activation.ABSOLUTE_VALUE.apply(Rational.of(s)))
          .isEqualTo(Rational.of(Math.abs(s)));
    }
    assertThat(Activation.ABSOLUTE_VALUE.gate(Rational.of(-3))).isEqualTo(Rational.of(-1));
    assertThat(Activation.ABSOLUTE_VALUE.gate(Rational.of(3))).isEqualTo(Rational.ONE);
    assertThat(ALL).extracting(Activation::signBelow).containsExactly(-1, 0, 1, -1);
  }

  /** An image holds the values at both ends, within and at the kink, and little else. */
  @Test
  void imagesAreThoseOfIntervals() {
    DyadicInterval across = interval(-3, 2);
    assertThat(Activation.ABSOLUTE_VALUE.image(across, BITS)).isEqualTo(interval(0, 3));
    assertThat(Activation.ABSOLUTE_VALUE.image(interval(-1, 2), BITS)).isEqualTo(interval(0, 2));
    assertThat(Activation.ABSOLUTE_VALUE.image(interval(-3, -2), BITS)).isEqualTo(interval(2, 3));
    assertThat(Activation.ABSOLUTE_VALUE.image(interval(-3, 0), BITS)).isEqualTo(interval(0, 3));
    assertThat(Activation.RELU.image(across, BITS)).isEqualTo(interval(0, 2));
    assertThat(Activation.RELU.image(interval(-3, -2), BITS)).isEqualTo(interval(0, 0));
    assertThat(Activation.LINEAR.image(across, BITS)).isEqualTo(across);
    DyadicInterval leaky = LEAKY.image(across, BITS);
    assertThat(leaky.contains(Dyadic.of(2))).isTrue();
    assertThat(leaky.lower().toRational()).isLessThanOrEqualTo(Rational.of(-1));
    assertThat(leaky.lower().toRational()).isGreaterThan(Rational.parse("-1.00001"));
  }

  @Test
  void namesAreReadAsTheyAreWritten() {
    for (Activation activation : ALL) {
      assertThat(Activation.parse(activation.toString())).contains(activation);
    }
    assertThat(Activation.EXAMPLES).allMatch(text -> Activation.parse(text).isPresent());
    assertThat(Activation.parse("tanh")).isEmpty();
    assertThat(Activation.parse("ABS")).isEmpty();
    assertThatThrownBy(() -> Activation.parse("leaky:-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noOtherSlopesAreAdmitted() {
    for (String slope : List.of("-1/2", "-2", "3/2")) {
      assertThatThrownBy(() -> new Activation(Rational.parse(slope)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(slope);
    }
  }
}
