package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link Finding}, {@link Decision}, {@link Certificate}: each part is kept, and nothing else. */
final class FindingTest {
  private static final Interval TIMES = new Interval(Rational.ZERO, Rational.of(2));
  private static final Quantity VALUE = new Quantity.Exact(Rational.of(3));
  private static final Quantity BOUND =
      new Quantity.Enclosed(new DyadicInterval(Dyadic.ONE, Dyadic.of(4)));
  private static final DyadicInterval RANGE = new DyadicInterval(Dyadic.ZERO, Dyadic.of(9));
  private static final Certificate NUMBERS =
      new Certificate(
          Certificate.Kind.FARKAS,
          List.of(),
          List.of(Rational.ONE, Rational.ZERO, Rational.of(-2)));

  @Test
  void aFindingKeepsWhatItIsGiven() {
    Finding finding =
        Finding.of("id", "w", Verdict.CONSISTENT, "claim", "reason")
            .withInterval(TIMES)
            .withValue(VALUE)
            .withBound(BOUND)
            .withRange(RANGE)
            .withCertificate(NUMBERS);
    assertThat(finding)
        .isEqualTo(
            new Finding(
                "id",
                "w",
                Verdict.CONSISTENT,
                "claim",
                Optional.of(TIMES),
                Optional.of(VALUE),
                Optional.of(BOUND),
                Optional.of(RANGE),
                "reason",
                Optional.of(NUMBERS)));
  }

  @Test
  void aDecisionKeepsWhatItIsGiven() {
    Finding finding =
        Decision.proved("id", "w", "claim", "reason")
            .withInterval(TIMES)
            .withValue(VALUE)
            .withBound(BOUND)
            .withRange(RANGE)
            .withCertificate(NUMBERS)
            .finding();
    assertThat(finding)
        .isEqualTo(
            new Finding(
                "id",
                "w",
                Verdict.PROVED,
                "claim",
                Optional.of(TIMES),
                Optional.of(VALUE),
                Optional.of(BOUND),
                Optional.of(RANGE),
                "reason",
                Optional.of(NUMBERS)));
    assertThat(Decision.violated("id", "w", "claim", "reason").finding().verdict())
        .isEqualTo(Verdict.VIOLATED);
  }

  @Test
  void whatIsMeasuredDecidesNothing() {
    Quantity measured = new Quantity.Measured(Dyadic.ONE, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Finding(
                    "id",
                    "w",
                    Verdict.PROVED,
                    "claim",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(measured),
                    Optional.empty(),
                    "reason",
                    Optional.empty()))
        .withMessage("measured numbers prove nothing: id, w");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Finding.of("id", "w", Verdict.VIOLATED, "claim", "reason"))
        .withMessage("VIOLATED takes a decision: id, w");
  }

  @Test
  void certificatesNameTheirKindAndSupport() {
    assertThat(NUMBERS.support()).containsExactly(0, 2);
    assertThat(Certificate.Kind.SEPARATOR.label()).isEqualTo("separator");
    assertThat(Certificate.Kind.FARKAS.label()).isEqualTo("farkas");
    assertThat(Certificate.Kind.MAX_MARGIN.label()).isEqualTo("max-margin");
  }

  @Test
  void provedAndViolatedAreDecided() {
    assertThat(List.of(Verdict.values()).stream().filter(Verdict::isDecided))
        .containsExactly(Verdict.PROVED, Verdict.VIOLATED);
  }
}
