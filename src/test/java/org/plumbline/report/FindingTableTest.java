package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.claim.Certificate;
import org.plumbline.claim.Decision;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link FindingTable}: the rows as they stand. */
final class FindingTableTest {
  private static Finding finding(String subject, Verdict verdict, String reason) {
    return Finding.of("some-law", subject, verdict, "something is constant", reason);
  }

  private static Decision proved(String subject, String reason) {
    return Decision.proved("some-law", subject, "something is constant", reason);
  }

  private static Quantity exact(String value) {
    return new Quantity.Exact(Rational.parse(value));
  }

  @Test
  void groupsByClaimAndJoinsNeighboursThatDifferInTheSubjectOnly() {
    List<String> lines =
        FindingTable.lines(
            List.of(
                proved("a", "because").withValue(exact("1/3")).finding(),
                finding("b", Verdict.NOT_APPLICABLE, "not linear"),
                finding("c", Verdict.NOT_APPLICABLE, "not linear"),
                Decision.proved("other-law", "a", "f is g", "by sight").finding()),
            false);
    assertThat(lines)
        .extracting(String::stripTrailing)
        .containsExactly(
            "  verdict         subject  value           compared with",
            "some-law: something is constant",
            "  PROVED          a        1/3                             because",
            "  NOT_APPLICABLE  b; c     not linear",
            "other-law: f is g",
            "  PROVED          a        by sight");
  }

  @Test
  void longReasonsStandBelowNumbersWhereSomethingIsToBeDone() {
    String reason = "the bound is above what was measured by a little; ".repeat(3).strip();
    Finding fine =
        finding("a", Verdict.CONSISTENT, reason)
            .withValue(new Quantity.Measured(Dyadic.of(0.1), 20))
            .withBound(exact("12345678901/2"));
    Finding open =
        finding("a", Verdict.UNDECIDED, reason).withValue(exact("2")).withBound(exact("1"));
    assertThat(FindingTable.lines(List.of(fine, open), false))
        .extracting(String::stripTrailing)
        .containsExactly(
            "  verdict         subject  value           compared with",
            "some-law: something is constant",
            "  CONSISTENT      a        ~0.1            6.17284e9",
            "  UNDECIDED       a        2               1",
            "                           the bound is above what was measured by a little; the bound is above what was",
            "                           measured by a little; the bound is above what was measured by a little;");
  }

  @Test
  void certificatesStandBelowTheirFindings() {
    List<Rational> u = List.of(Rational.of(1, 2), Rational.of(-3));
    List<Rational> coefficients = List.of(Rational.ZERO, Rational.of(2, 7));
    Finding margin =
        proved("m", "optimal")
            .withCertificate(new Certificate(Certificate.Kind.MAX_MARGIN, u, coefficients))
            .finding();
    assertThat(FindingTable.lines(List.of(margin), true))
        .endsWith("                           u = (1/2, -3); u = Σ α_i y_i x_i with α_1 = 2/7");
    assertThat(FindingTable.lines(List.of(margin), false)).noneMatch(line -> line.contains("u = "));
  }

  /** Numbers wider than their column push the next one on; they do not run into it. */
  @ParameterizedTest
  @ValueSource(ints = {0, -10, -1_000, -100_000, -10_000_000, -1_000_000_000, -2_000_000_000})
  void wideNumbersStayApart(int exponent) {
    Quantity tiny = new Quantity.Measured(Dyadic.of(1.24953).scale(exponent), 20);
    String shown = Numbers.shown(tiny);
    Finding wide = finding("a", Verdict.UNDECIDED, "so").withValue(tiny).withBound(tiny);
    List<String> columns = List.of("UNDECIDED", "a", shown, shown, "so");
    assertThat(FindingTable.lines(List.of(wide), false))
        .filteredOn(line -> line.contains("UNDECIDED"))
        .extracting(line -> List.of(line.strip().split(" {2,}")))
        .containsExactly(columns);
  }

  @Test
  void longSubjectsHaveALineOfTheirOwn() {
    String subject = "a vertex with a name that is longer than its column";
    Finding violated =
        Decision.violated("some-law", subject, "something is constant", "so").finding();
    assertThat(FindingTable.lines(List.of(violated), false))
        .extracting(String::stripTrailing)
        .endsWith("  VIOLATED        " + subject, " ".repeat(46) + "so");
  }
}
