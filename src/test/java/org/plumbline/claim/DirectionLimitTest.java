package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** {@link DirectionLimit}: limits that are known, and where there is none to be told. */
final class DirectionLimitTest {
  /** Labels at right angles, in which a unit of each sees its own alone. */
  private static final Dataset APART = GatesForeverTest.data("1 -1/8 +", "-1/4 1 -");

  private final DirectionLimit claim = new DirectionLimit();

  private List<Finding> check(Network network, Dataset data, String weights) {
    return claim.check(Examples.untouched(GatesForeverTest.problem(network, data, weights)));
  }

  private static Network relu(int units) {
    return ActiveSubmatrixLimitTest.relu(units);
  }

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).toList();
  }

  private static double value(Finding finding) {
    DyadicInterval value = ((Quantity.Enclosed) finding.value().orElseThrow()).value();
    return value.middle().approximateDouble();
  }

  private static double bound(Finding finding) {
    DyadicInterval bound = ((Quantity.Enclosed) finding.bound().orElseThrow()).value();
    return bound.upper().approximateDouble();
  }

  @Test
  void enclosesTheLimitOfEachClass() {
    List<Finding> findings = check(relu(2), APART, "4 -1/2 -1 4 4 -4");
    assertThat(rows(findings))
        .containsExactly(
            "network PROVED",
            "class h1[0] PROVED",
            "class h1[0] PROVED",
            "class h1[0] x[0] PROVED",
            "class h1[0] x[1] PROVED",
            "class h1[1] PROVED",
            "class h1[1] PROVED",
            "class h1[1] x[0] PROVED",
            "class h1[1] x[1] PROVED");
    assertThat(findings)
        .allSatisfy(f -> assertThat(f.interval()).contains(Interval.from(Rational.ZERO)));
    double first = Math.sqrt(1 + 1.0 / 64);
    double second = Math.sqrt(1 + 1.0 / 16);
    double margin = 1 / (1 / first + 1 / second);
    assertThat(value(findings.get(0))).isEqualTo(margin, within(1e-12));
    assertThat(value(findings.get(1))).isEqualTo(margin / first, within(1e-12));
    assertThat(value(findings.get(3))).isEqualTo(1 / first, within(1e-12));
    assertThat(value(findings.get(4))).isEqualTo(-1 / (8 * first), within(1e-12));
    // The share of the other class is negative times its sample.
    assertThat(value(findings.get(7))).isEqualTo(1 / (4 * second), within(1e-12));
    assertThat(value(findings.get(8))).isEqualTo(-1 / second, within(1e-12));
  }

  /** {@code b_2} is along {@code (1, -4)}, the direction of its limit. */
  @Test
  void theAngleAtTIsWithinItsBound() {
    List<Finding> findings = check(relu(2), APART, "4 -1/2 -1 4 4 -4");
    assertThat(value(findings.get(2))).isEqualTo(0, within(1e-12));
    assertThat(bound(findings.get(2))).isGreaterThan(0);
    List<Finding> turned = check(relu(2), APART, "4 -1/4 -1 4 4 -4");
    double cosine = (4 + 1.0 / 32) / Math.sqrt((16 + 1.0 / 16) * (1 + 1.0 / 64));
    assertThat(value(turned.get(2))).isEqualTo(1 - cosine, within(1e-12));
    assertThat(bound(turned.get(2))).isGreaterThan(1 - cosine);
  }

  /** A class that is beaten fades: it has no share where the margin is largest. */
  @Test
  void aBeatenClassFades() {
    Dataset data = GatesForeverTest.data("1 0 +", "0 1 +");
    List<Finding> findings = check(relu(2), data, "4 4 1/8 -1/8 4 1/8");
    assertThat(rows(findings)).contains("network PROVED", "class h1[1] PROVED");
    assertThat(value(findings.get(0))).isEqualTo(Math.sqrt(0.5), within(1e-12));
    Finding faded = findings.get(findings.size() - 1);
    assertThat(faded.subject()).isEqualTo("class h1[1]");
    assertThat(value(faded)).isZero();
  }

  /**
   * Mutant: a class that takes part in the largest margin has vanished. Without it the limit would
   * be critical, and not optimal: 1/2 in place of √(1/2).
   */
  @Test
  void aStrongClassThatMayHaveVanishedIsInTheWay() {
    Dataset data = GatesForeverTest.data("1 0 +", "0 1 +");
    List<Finding> findings = check(relu(3), data, "4 -4 -4 4 1/512 1/512 4 4 1/512");
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(findings.get(0).reason())
        .contains("the class of h1[2] has a share of the largest margin");
  }

  /** Mutant: gates on the own label alone, or of no unit, prove no limit. */
  @Test
  void unitsThatMayChangeSidesAreInTheWay() {
    Dataset apart = GatesForeverTest.data("1 0 +", "-1/2 1 +");
    List<Finding> findings = check(relu(2), apart, "2 3 1/8 1/8 4 1/16");
    assertThat(rows(findings)).containsExactly("W1 UNDECIDED");
    assertThat(findings.get(0).reason()).contains("see gates-forever");
  }

  /** Units of equal gates and two signs are one class, of which one sign fades. */
  @Test
  void unitsOfTwoSignsAreOneClass() {
    Dataset data = GatesForeverTest.data("1 -1/8 +", "-1/4 1 -");
    List<Finding> findings = check(relu(4), data, "4 -1/2 2 -1/4 -1 4 -1 2 4 2 -4 -2");
    assertThat(findings.stream().map(Finding::subject).distinct())
        .contains("class h1[0],h1[1]", "class h1[2],h1[3]");
  }

  @Test
  void linearNetworksTendToTheMaximumMargin() {
    Network linear =
        new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of()).network();
    Dataset data = GatesForeverTest.data("1 0 +", "0 2 +");
    List<Finding> findings = check(linear, data, "9/5 12/5 12/5 16/5 3 4");
    assertThat(rows(findings))
        .containsExactly(
            "network PROVED", "network PROVED", "network x[0] PROVED", "network x[1] PROVED");
    assertThat(value(findings.get(0))).isEqualTo(2 / Math.sqrt(5), within(1e-12));
    assertThat(value(findings.get(2))).isEqualTo(2 / Math.sqrt(5), within(1e-12));
    assertThat(value(findings.get(3))).isEqualTo(1 / Math.sqrt(5), within(1e-12));
  }

  /** Mutant: a skip, by which the function is no sum of products. */
  @Test
  void aSkipIsNoCase() {
    for (Activation activation : List.of(Activation.LINEAR, Activation.RELU)) {
      Network skip =
          new LayeredArchitecture(
                  List.of(2, 2, 1), List.of(activation), List.of(new Skip(0, 2, Skip.Kind.FREE)))
              .network();
      assertThat(rows(check(skip, APART, "4 -1/2 -1 4 4 -4 1 -1")))
          .containsExactly("network NOT_APPLICABLE");
    }
  }

  @Test
  void isOnlyMeasuredWhereTheFlowIsNotEnclosed() {
    assertThat(claim.check(Examples.RELU.get())).noneMatch(f -> f.verdict() == Verdict.PROVED);
    assertThat(claim.check(Examples.LEAKY.get())).noneMatch(f -> f.verdict() == Verdict.PROVED);
  }
}
