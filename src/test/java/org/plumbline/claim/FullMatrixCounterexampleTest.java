package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.data.Dataset;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link FullMatrixCounterexample}: two directions that stay, and cases that are none. */
final class FullMatrixCounterexampleTest {
  private static final Dataset APART = GatesForeverTest.data("1 -1/8 +", "-1/4 1 -");

  private final FullMatrixCounterexample claim = new FullMatrixCounterexample();

  private Finding check(Network network, Dataset data, String weights) {
    List<Finding> findings =
        claim.check(Examples.untouched(GatesForeverTest.problem(network, data, weights)));
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static Network relu(int units) {
    return ActiveSubmatrixLimitTest.relu(units);
  }

  private static double lower(Quantity quantity) {
    DyadicInterval value = ((Quantity.Enclosed) quantity).value();
    return value.lower().approximateDouble();
  }

  /** The rows {@code (4, -1/2)} and {@code (-1, 4)}: the squared distance is known. */
  @Test
  void twoClassesAtRightAnglesKeepTheMatrixAway() {
    Finding finding = check(relu(2), APART, "4 -1/2 -1 4 4 -4");
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.subject()).isEqualTo("W1");
    assertThat(finding.interval()).contains(Interval.from(Rational.ZERO));
    double trace = 16.25 + 17;
    double determinant = 15.5;
    double least = (trace - Math.sqrt(trace * trace - 4 * determinant * determinant)) / 2 / trace;
    assertThat(lower(finding.value().orElseThrow())).isBetween(least - 1e-9, least + 1e-9);
    assertThat(lower(finding.bound().orElseThrow())).isBetween(0.01, least);
    assertThat(finding.reason()).startsWith("the classes of h1[0] and of h1[1] keep shares");
  }

  /**
   * Mutant: the determinant without what is across. At right angles at T, these shares may yet turn
   * towards each other by more than they are apart: the risk is too high.
   */
  @Test
  void sharesThatMayTurnTowardsEachOtherProveNothing() {
    Finding finding = check(relu(2), APART, "2 -1/4 -1/2 2 2 -2");
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).contains("no two classes are proved to keep shares");
  }

  @Test
  void classesInNearlyOneDirectionProveNothing() {
    Dataset data = GatesForeverTest.data("1 1/8 +", "1/8 1 +", "-1 -1/2 -", "-1/2 -1 -");
    Finding finding = check(relu(2), data, "4 4 -4 -15/4 4 -4");
    assertThat(finding.verdict()).isNotEqualTo(Verdict.PROVED);
    assertThat(finding.reason()).contains("no two classes are proved to keep shares");
  }

  /** Shares on one line have no part across each other: the limit has rank one. */
  @Test
  void classesInOppositeDirectionsProveNothing() {
    Dataset data = GatesForeverTest.data("1 1/2 +", "-1 -1/2 -");
    Finding finding = check(relu(2), data, "4 2 -4 -2 4 -4");
    assertThat(finding.verdict()).isNotEqualTo(Verdict.PROVED);
    assertThat(finding.reason()).contains("no two classes are proved to keep shares");
  }

  /** A matrix of one column has rank one, and no horizon helps. */
  @Test
  void oneInputIsNoCase() {
    Dataset data = GatesForeverTest.data("1 +", "-1 -");
    Network network =
        new LayeredArchitecture(List.of(1, 2, 1), List.of(Activation.RELU), List.of()).network();
    Finding finding = check(network, data, "4 -4 4 -4");
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(finding.reason()).isEqualTo("there is one input, so the matrix has rank one");
  }

  /** Mutant: one class, which tends to rank one. */
  @Test
  void oneClassIsNoCase() {
    Dataset data = GatesForeverTest.data("1 0 +", "0 1 +");
    Finding finding = check(relu(2), data, "4 5 5 4 5 7");
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(finding.reason()).isEqualTo("all live units are one class");
  }

  /** Mutant: a class that may lose its share; alone the other one tends to rank one. */
  @Test
  void aClassThatFadesProvesNothing() {
    Dataset data = GatesForeverTest.data("1 0 +", "0 1 +");
    Finding finding = check(relu(2), data, "4 4 1/8 -1/8 4 1/8");
    assertThat(finding.verdict()).isNotEqualTo(Verdict.PROVED);
  }

  @Test
  void unitsThatMayChangeSidesAreInTheWay() {
    Dataset apart = GatesForeverTest.data("1 0 +", "-1/2 1 +");
    Finding finding = check(relu(2), apart, "2 3 1/8 1/8 4 1/16");
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).contains("see gates-forever");
  }

  @Test
  void otherFormsAreNoCase() {
    Network skip =
        new LayeredArchitecture(
                List.of(2, 2, 1), List.of(Activation.RELU), List.of(new Skip(0, 2, Skip.Kind.FREE)))
            .network();
    assertThat(check(skip, APART, "4 -1/2 -1 4 4 -4 1 -1").verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(claim.check(Examples.LINEAR.get()).get(0).verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }
}
