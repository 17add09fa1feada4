package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Certificate;
import org.plumbline.claim.Certificate.Kind;
import org.plumbline.number.Rational;

final class CertificateTextTest {
  private static String text(Kind kind, List<Rational> u, List<Rational> coefficients) {
    return CertificateText.of(new Certificate(kind, u, coefficients));
  }

  private static List<Rational> halves(int count) {
    return Collections.nCopies(count, Rational.of(1, 2));
  }

  @Test
  void everyKindShowsWhatItHas() {
    List<Rational> u = List.of(Rational.of(-3), Rational.of(1, 3));
    List<Rational> coefficients = List.of(Rational.of(1, 2), Rational.ZERO, Rational.of(2, 7));
    assertThat(text(Kind.SEPARATOR, u, List.of())).isEqualTo("u = (-3, 1/3)");
    assertThat(text(Kind.FARKAS, List.of(), coefficients))
        .isEqualTo("Σ λ_i y_i x_i = 0 with λ_0 = 1/2, λ_2 = 2/7");
    assertThat(text(Kind.MAX_MARGIN, u, coefficients))
        .isEqualTo("u = (-3, 1/3); u = Σ α_i y_i x_i with α_0 = 1/2, α_2 = 2/7");
  }

  @Test
  void moreThanTwelveNumbersAreCounted() {
    assertThat(text(Kind.SEPARATOR, halves(12), List.of())).endsWith("1/2)");
    assertThat(text(Kind.SEPARATOR, halves(15), List.of()))
        .isEqualTo("u = (" + "1/2, ".repeat(12) + "and 3 more)");
    assertThat(text(Kind.FARKAS, List.of(), halves(12))).endsWith(", λ_11 = 1/2");
    assertThat(text(Kind.FARKAS, List.of(), halves(13))).endsWith(", λ_11 = 1/2, and 1 more");
  }
}
