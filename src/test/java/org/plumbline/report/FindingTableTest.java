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
import org.plumbline.claim.along.Interval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link FindingTable}: the rows as they stand. */
final class FindingTableTest {
  private static final TextStyle BRIEF = new TextStyle(110, false, false);
  private static final TextStyle ALL = new TextStyle(110, false, true);

  private static Finding finding(String subject, Verdict verdict, String reason) {
    return Finding.of("some-law", subject, verdict, "something is constant", reason);
  }

  private static Decision proved(String subject, String reason) {
    return Decision.proved("some-law", subject, "something is constant", reason);
  }

  private static Decision balance(String subject) {
    return Decision.proved("balancedness", subject, "it is constant", "so");
  }

  private static Quantity exact(String value) {
    return new Quantity.Exact(Rational.parse(value));
  }

  private static Quantity enclosed(double radius) {
    return new Quantity.Enclosed(new DyadicInterval(Dyadic.of(-radius), Dyadic.of(radius)));
  }

  private static List<String> lines(List<Finding> findings, boolean certificates, TextStyle style) {
    return FindingTable.lines(findings, certificates, style).stream()
        .map(line -> line.printed(style.isColoured()))
        .toList();
  }

  @Test
  void rowsStandUnderTheirClaimsAndNeighboursThatDifferInTheSubjectOnlyAreJoined() {
    List<Finding> findings =
        List.of(
            proved("a", "because").withValue(exact("1/3")).finding(),
            finding("b", Verdict.NOT_APPLICABLE, "not linear"),
            finding("c", Verdict.NOT_APPLICABLE, "not linear"),
            Decision.proved("other-law", "a", "f is g", "by sight").finding());
    assertThat(lines(findings, false, ALL))
        .containsExactly(
            "Along the flow",
            "some-law: something is constant",
            "  PROVED          a     value 1/3; because",
            "  NOT_APPLICABLE  b; c  not linear",
            "other-law: f is g",
            "  PROVED          a     by sight");
    assertThat(lines(findings, false, BRIEF))
        .containsExactly(
            "Along the flow",
            "some-law: something is constant",
            "  PROVED      a  value 1/3",
            "other-law: f is g",
            "  PROVED      a  by sight",
            "",
            "Does not apply (NOT_APPLICABLE)",
            "  not linear: some-law of b, some-law of c");
  }

  @Test
  void longReasonsAreWrappedAndIndented() {
    String reason = "the bound is above what was measured by a little; ".repeat(3).strip();
    Finding fine =
        finding("a", Verdict.CONSISTENT, reason)
            .withValue(new Quantity.Measured(Dyadic.of(0.1), 20))
            .withBound(exact("12345678901/2"));
    Finding open =
        finding("a", Verdict.UNDECIDED, reason).withValue(exact("2")).withBound(exact("1"));
    assertThat(lines(List.of(fine, open), false, BRIEF))
        .containsExactly(
            "Along the flow",
            "some-law: something is constant",
            "  CONSISTENT  a  value ~0.1, compared with 6.17284e9",
            "",
            "Undecided, and what would decide it",
            "  UNDECIDED   some-law of a",
            "              value 2, compared with 1; the bound is above what was measured by a little;"
                + " the bound is above",
            "              what was measured by a little; the bound is above what was measured by a"
                + " little;");
  }

  /** What the paper promises, what it supposes, the rest, what is open. */
  @Test
  void partsComeInTheirOrder() {
    List<Finding> findings =
        List.of(
            Decision.violated("separability", "data", "apart", "no").finding(),
            Decision.proved("homogeneity", "network", "degree", "yes").finding(),
            Decision.proved("energy", "risk", "falls", "yes").finding(),
            Decision.proved("rank-one-bound", "W1", "bounded", "yes").finding(),
            Decision.proved("risk-to-zero", "risk", "tends", "yes")
                .withInterval(Interval.from(Rational.of(3)))
                .finding(),
            finding("a", Verdict.UNDECIDED, "open"));
    assertThat(lines(findings, false, BRIEF))
        .filteredOn(line -> !line.startsWith(" ") && !line.contains(":") && !line.isEmpty())
        .containsExactly(
            "The paper's bounds",
            "For all later times, t >= 3",
            "What the theorems suppose",
            "Along the flow",
            "Violated",
            "Undecided, and what would decide it");
  }

  @Test
  void anInvariantHasOneLine() {
    List<Finding> findings =
        List.of(
            balance("u").withValue(exact("1/4")).finding(),
            balance("v").withValue(exact("1/8")).finding(),
            balance("u").withValue(enclosed(0x1p-20)).finding(),
            balance("v").withValue(enclosed(0x1p-10)).finding());
    assertThat(lines(findings, false, BRIEF))
        .containsExactly(
            "Along the flow", "  PROVED      balancedness: 2 of 2 proved, largest drift 0.001");
    assertThat(lines(findings, false, ALL))
        .containsExactly(
            "Along the flow",
            "balancedness: it is constant",
            "  PROVED          u  invariant 1/4 constant; so; drift at most 0.000001; so",
            "  PROVED          v  invariant 1/8 constant; so; drift at most 0.001; so");
  }

  /** The line of an invariant is as bad as its worst finding. */
  @Test
  void anInvariantIsNotProvedWhereOneOfItsFindingsIsNot() {
    List<Finding> findings =
        List.of(
            balance("u").withValue(exact("1/4")).finding(),
            balance("v").withValue(exact("1/8")).finding(),
            Finding.of("balancedness", "v", Verdict.UNDECIDED, "it is constant", "deviates"),
            Finding.of("balancedness", "w", Verdict.NOT_APPLICABLE, "it is constant", "fixed"));
    assertThat(lines(findings, false, BRIEF))
        .startsWith(
            "Along the flow",
            "  UNDECIDED   balancedness: 1 of 2 proved, 1 undecided, 1 does not apply")
        .endsWith("  UNDECIDED   balancedness of v", "              deviates");
  }

  /** Findings that the same option decides stand together; each is counted. */
  @Test
  void whatHasTheSameRemedyIsSaidOnce() {
    String remedy = "the risk is 2; needed is below 1: --until-risk 1e-1";
    List<Finding> findings =
        List.of(
            Finding.of("one", "a", Verdict.UNDECIDED, "c", "not reached: " + remedy),
            Finding.of("two", "b", Verdict.UNDECIDED, "c", "there are too few: " + remedy),
            Finding.of("three", "c", Verdict.UNDECIDED, "c", "may change: see two"),
            Finding.of("four", "d", Verdict.UNDECIDED, "c", "look: --digits 90"));
    assertThat(lines(findings, false, BRIEF))
        .containsExactly(
            "Undecided, and what would decide it",
            "  UNDECIDED   one, two, three (3 findings)",
            "              not reached: the risk is 2; needed is below 1: --until-risk 1e-1",
            "  UNDECIDED   four of d",
            "              look: --digits 90");
  }

  @Test
  void whatALaterRowSaysAsWellIsLeftOut() {
    Decision bound = Decision.proved("rank-one-bound", "W1", "bounded", "yes");
    List<Finding> findings =
        List.of(
            bound.withBound(exact("2")).finding(),
            bound.withBound(exact("2")).withValue(exact("1")).finding());
    assertThat(lines(findings, false, BRIEF))
        .endsWith("rank-one-bound: bounded", "  PROVED      W1  1 at the horizon, D = 2");
    List<Finding> others =
        List.of(
            bound.withBound(exact("3")).finding(),
            bound.withBound(exact("2")).withValue(exact("1")).finding());
    assertThat(lines(others, false, BRIEF)).contains("  PROVED      W1  D = 3");
  }

  @Test
  void certificatesStandBelowTheirFindings() {
    List<Rational> u = List.of(Rational.of(1, 2), Rational.of(-3));
    List<Rational> coefficients = List.of(Rational.ZERO, Rational.of(2, 7));
    Finding margin =
        proved("m", "optimal")
            .withCertificate(new Certificate(Certificate.Kind.MAX_MARGIN, u, coefficients))
            .finding();
    assertThat(lines(List.of(margin), true, BRIEF))
        .endsWith("                 u = (1/2, -3); u = Σ α_i y_i x_i with α_1 = 2/7");
    assertThat(lines(List.of(margin), false, BRIEF)).noneMatch(line -> line.contains("u = "));
    Finding violated =
        Decision.violated("some-law", "m", "something is constant", "no")
            .withCertificate(new Certificate(Certificate.Kind.FARKAS, List.of(), coefficients))
            .finding();
    assertThat(lines(List.of(violated), true, BRIEF)).anyMatch(line -> line.contains("2/7"));
  }

  /** Numbers of any size are whole. */
  @ParameterizedTest
  @ValueSource(ints = {0, -10, -1_000, -100_000, -10_000_000, -1_000_000_000, -2_000_000_000})
  void wideNumbersStayApart(int exponent) {
    Quantity tiny = new Quantity.Measured(Dyadic.of(1.24953).scale(exponent), 20);
    String shown = Numbers.shown(tiny);
    Finding wide = finding("a", Verdict.UNDECIDED, "so").withValue(tiny).withBound(tiny);
    assertThat(lines(List.of(wide), false, BRIEF))
        .contains("              value " + shown + ", compared with " + shown + "; so");
  }

  @Test
  void longSubjectsHaveALineOfTheirOwn() {
    String subject = "a vertex with a name that is longer than its column";
    assertThat(lines(List.of(proved(subject, "so").finding()), false, BRIEF))
        .endsWith("  PROVED      " + subject, " ".repeat(40) + "so");
  }

  @Test
  void onlyVerdictsTitlesAndIdsAreColoured() {
    List<Finding> findings =
        List.of(proved("a", "so").finding(), finding("a", Verdict.UNDECIDED, "open"));
    List<String> coloured = lines(findings, false, new TextStyle(110, true, false));
    assertThat(coloured)
        .contains(
            "\u001b[1msome-law:\u001b[0m something is constant",
            "  \u001b[32mPROVED\u001b[0m      a  so",
            "  \u001b[33mUNDECIDED\u001b[0m   some-law of a");
    assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList())
        .isEqualTo(lines(findings, false, BRIEF));
  }
}
