package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link OptimalShares} and {@link MarginSystem}: known optima, and proposals that are none. */
final class OptimalSharesTest {
  /** Two labels at right angles: two problems that share the mass. */
  private static final Dataset APART =
      data("1 -1/8 +", "3/4 -1/4 +", "7/8 0 +", "-1/8 1 -", "-1/4 7/8 -", "0 3/4 -");

  private static final List<List<Rational>> EACH_ITS_OWN =
      List.of(row("1 1 1 0 0 0"), row("0 0 0 1 1 1"));

  private static Dataset data(String... rows) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String row : rows) {
      int end = row.length() - 2;
      points.add(row(row.substring(0, end)));
      labels.add(row.endsWith("+") ? 1 : -1);
    }
    return new Dataset(List.of("a", "b"), points, labels);
  }

  private static List<Rational> row(String entries) {
    return Stream.of(entries.split(" ")).map(Rational::parse).toList();
  }

  private static double number(DyadicInterval x) {
    assertThat(x.upper().subtract(x.lower()).approximateDouble()).isLessThan(1e-18);
    return x.middle().approximateDouble();
  }

  /** The distances are {@code √(5/8)} and 3/4, and mass goes as their inverses. */
  @Test
  void separateClassesShareTheMassByTheirMargins() {
    OptimalShares shares = OptimalShares.of(APART, EACH_ITS_OWN).orElseThrow();
    double first = Math.sqrt(5.0 / 8);
    double second = 3.0 / 4;
    double margin = 1 / (1 / first + 1 / second);
    assertThat(number(shares.margin())).isEqualTo(margin, within(1e-12));
    assertThat(number(shares.masses().get(0))).isEqualTo(margin / first, within(1e-12));
    assertThat(number(shares.masses().get(1))).isEqualTo(margin / second, within(1e-12));
    assertThat(number(shares.directions().get(0).get(0)))
        .isEqualTo(3 / Math.sqrt(10), within(1e-12));
    assertThat(number(shares.directions().get(0).get(1)))
        .isEqualTo(-1 / Math.sqrt(10), within(1e-12));
    assertThat(number(shares.directions().get(1).get(1))).isEqualTo(-1, within(1e-12));
  }

  /** One class that sees all is the maximum margin of the data. */
  @Test
  void oneClassIsTheMaximumMargin() {
    Dataset data = data("1 0 +", "0 2 +", "3 3 +");
    OptimalShares shares = OptimalShares.of(data, List.of(row("1 1 1"))).orElseThrow();
    assertThat(number(shares.margin())).isEqualTo(2 / Math.sqrt(5), within(1e-12));
    assertThat(number(shares.masses().get(0))).isEqualTo(1, within(1e-12));
    assertThat(number(shares.directions().get(0).get(0)))
        .isEqualTo(2 / Math.sqrt(5), within(1e-12));
  }

  /** A class of long vectors needs a small mass, which is none that seems to be 0. */
  @Test
  void samplesMayBeOfVeryDifferentLengths() {
    Dataset data = data("1 0 +", "0 1/20000 +");
    OptimalShares shares = OptimalShares.of(data, List.of(row("1 0"), row("0 1"))).orElseThrow();
    assertThat(number(shares.margin())).isEqualTo(1.0 / 20001, within(1e-16));
    assertThat(number(shares.masses().get(0))).isEqualTo(1.0 / 20001, within(1e-16));
    assertThat(number(shares.masses().get(1))).isEqualTo(20000.0 / 20001, within(1e-12));
  }

  /** The size of the data does not matter. */
  @Test
  void isScaledAsTheDataAre() {
    Dataset data = data("1000000 0 +", "0 2000000 +");
    OptimalShares shares = OptimalShares.of(data, List.of(row("1 1"))).orElseThrow();
    assertThat(shares.margin().middle().approximateDouble() / 1e6)
        .isEqualTo(2 / Math.sqrt(5), within(1e-12));
  }

  /** A class that sees one sample of two at right angles is beaten by one that sees both. */
  @Test
  void aClassThatIsBeatenHasNoShare() {
    Dataset data = data("1 0 +", "0 1 +");
    OptimalShares shares =
        OptimalShares.of(data, List.of(row("1 1"), row("1 0"), row("0 1"))).orElseThrow();
    assertThat(number(shares.margin())).isEqualTo(1 / Math.sqrt(2), within(1e-12));
    assertThat(number(shares.masses().get(0))).isEqualTo(1, within(1e-12));
    assertThat(shares.masses().get(1)).isEqualTo(DyadicInterval.ZERO);
    assertThat(shares.masses().get(2)).isEqualTo(DyadicInterval.ZERO);
  }

  /** Mutant: {@code ‖h‖ = γ*} at a class without a share. Masses may be exchanged, no limit. */
  @Test
  void classesThatMayExchangeMassHaveNoUniqueShares() {
    Dataset data = data("1 0 +", "4 1 +");
    assertThat(OptimalShares.of(data, List.of(row("1 1"), row("1 0")))).isEmpty();
  }

  /** The third point is on the segment of the others: its margin is theirs, exactly. */
  @Test
  void equalMarginsAreToldExactly() {
    Dataset data = data("1 1/8 +", "1/4 7/8 +", "5/8 1/2 +");
    OptimalShares shares = OptimalShares.of(data, List.of(row("1 1 1"))).orElseThrow();
    assertThat(number(shares.margin())).isEqualTo(1.125 / Math.sqrt(2), within(1e-12));
    Dataset across = data("1 0 +", "1 1 +");
    OptimalShares one = OptimalShares.of(across, List.of(row("1 1"))).orElseThrow();
    assertThat(number(one.margin())).isEqualTo(1, within(1e-12));
  }

  /** Mutant: a combination that is not affine, or of one class alone. */
  @Test
  void relationsAreAffine() {
    List<List<Rational>> others = List.of(row("1 0"), row("0 1"));
    assertThat(AffineRelation.holds(row("1/4 3/4"), others)).isTrue();
    assertThat(AffineRelation.holds(row("-1 2"), others)).isTrue();
    assertThat(AffineRelation.holds(row("1/2 1/4"), others)).isFalse();
    assertThat(AffineRelation.holds(row("1 0 1"), List.of(row("1 0 0"), row("0 1 0")))).isFalse();
    assertThat(AffineRelation.holds(row("2 2"), List.of(row("1 1"), row("1 1")))).isFalse();
    assertThat(AffineRelation.holds(row("0 1"), List.of(row("0 0"), row("0 2")))).isTrue();
  }

  /** A wrong start is mended: a sample that was left out, or one that does not belong. */
  @Test
  void proposalsAreRepaired() {
    Dataset data = data("2 1 +", "1 1/4 +", "1/2 3 +");
    OptimalShares.Problem problem = OptimalShares.Problem.of(data, List.of(row("1 1 1")));
    MarginProposer proposer = new MarginProposer(problem.approximate());
    double[] one = {1};
    for (double[] start : new double[][] {{1, 0, 0}, {0, 0, 1}, {0.3, 0.4, 0.3}}) {
      MarginProposer.Proposal poor = MarginProposer.Proposal.of(start, one, 1, 1e-3);
      assertThat(problem.found(proposer, poor)).isPresent();
    }
  }

  private static Optional<OptimalShares> proved(
      Dataset data, List<List<Rational>> slopes, double[] weights, double[] masses, double level) {
    return OptimalShares.Problem.of(data, slopes)
        .proved(MarginProposer.Proposal.of(weights, masses, level, 1e-3));
  }

  /** Mutant: a support without one of its samples. */
  @Test
  void aSampleOfLessMarginIsNotLeftOut() {
    Dataset data = data("1 0 +", "0 2 +");
    List<List<Rational>> slopes = List.of(row("1 1"));
    double level = 2 / Math.sqrt(5);
    assertThat(proved(data, slopes, new double[] {0.8, 0.2}, new double[] {1}, level)).isPresent();
    assertThat(proved(data, slopes, new double[] {1, 0}, new double[] {1}, 1)).isEmpty();
  }

  /** Mutant: a class left out that would do better. */
  @Test
  void aClassThatWouldDoBetterIsNotLeftOut() {
    Dataset data = data("1 0 +", "0 1 +");
    List<List<Rational>> slopes = List.of(row("1 1"), row("1 0"), row("0 1"));
    double[] half = {0.5, 0.5};
    assertThat(proved(data, slopes, half, new double[] {0, 0.5, 0.5}, 0.5)).isEmpty();
    assertThat(proved(data, slopes, half, new double[] {1, 0, 0}, Math.sqrt(0.5))).isPresent();
  }

  /** Mutant: a negative weight. The line through both points is nearest to 0 beyond the second. */
  @Test
  void weightsAreNotNegative() {
    Dataset data = data("2 1 +", "1 1/4 +");
    List<List<Rational>> slopes = List.of(row("1 1"));
    double[] signed = {0.1, 0.9};
    assertThat(proved(data, slopes, signed, new double[] {1}, 0.99)).isEmpty();
    assertThat(proved(data, slopes, new double[] {0, 1}, new double[] {1}, 1.03)).isPresent();
  }

  @Test
  void whatIsNoNumberProvesNothing() {
    Dataset data = data("1 0 +", "0 2 +");
    double[] none = {Double.POSITIVE_INFINITY, 1};
    assertThat(proved(data, List.of(row("1 1")), none, new double[] {1}, 1)).isEmpty();
  }

  /** Far from a solution no box is found, or the one around it. */
  @Test
  void aPoorStartProvesNothingFalse() {
    Dataset data = data("1 0 +", "0 2 +");
    for (double weight : new double[] {0.1, 0.4, 0.6, 0.95}) {
      double[] weights = {weight, 1 - weight};
      proved(data, List.of(row("1 1")), weights, new double[] {3}, 2)
          .ifPresent(
              shares ->
                  assertThat(number(shares.margin())).isEqualTo(2 / Math.sqrt(5), within(1e-12)));
    }
  }
}
