package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;

/** {@link RankLimit}: how many classes, what silent rows count for, and mutants. */
final class RankLimitTest {
  private final RankLimit claim = new RankLimit();

  private List<Finding> check(Network network, Dataset data, String weights) {
    return claim.check(Examples.untouched(GatesForeverTest.problem(network, data, weights)));
  }

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).distinct().toList();
  }

  @Test
  void countsClassesOfEqualGates() {
    Network three = ActiveSubmatrixLimitTest.relu(3);
    List<Finding> findings =
        check(three, ActiveSubmatrixLimitTest.AGREEING, "4 5 5 4 -4 -5 5 7 -6");
    assertThat(rows(findings)).containsExactly("W1 PROVED");
    assertThat(findings).hasSize(4);
    assertThat(findings.get(0).reason()).contains("K = 2");
  }

  /** Mutant: units that differ on one sample as one class. */
  @Test
  void unitsThatDifferOnASampleAreTwoClasses() {
    Dataset data = GatesForeverTest.data("1 0 +", "0 1 +");
    List<Finding> findings = check(ActiveSubmatrixLimitTest.relu(2), data, "4 5 5 -4 5 7");
    assertThat(findings.get(0).reason()).contains("K = 2");
    List<Finding> one = check(ActiveSubmatrixLimitTest.relu(2), data, "4 5 5 4 5 7");
    assertThat(one.get(0).reason()).contains("K = 1");
  }

  /** Mutant: units on the same sides, of which one is leaky, as one class. */
  @Test
  void unitsOfTwoActivationsAreTwoClasses() {
    List<Finding> findings =
        check(
            ActiveSubmatrixLimitTest.mixed(3),
            ActiveSubmatrixLimitTest.AGREEING,
            "4 5 5 4 -4 -5 5 7 -6");
    assertThat(findings.get(0).reason()).contains("K = 3");
  }

  /** Mutant: rows of silent units left out. Theirs are squares of 5 and 5, and {@code D} is 0. */
  @Test
  void rowsOfSilentUnitsCount() {
    Dataset data = GatesForeverTest.data("1 0 +", "0 1 +");
    List<Finding> findings = check(ActiveSubmatrixLimitTest.relu(3), data, "8 8 -1 -2 -2 -1 1 1 1");
    assertThat(findings.get(0).reason()).contains("c = 10,").contains("K = 1");
  }

  @Test
  void unitsThatMayChangeSidesAreInTheWay() {
    Dataset apart = GatesForeverTest.data("1 0 +", "-1/2 1 +");
    List<Finding> findings = check(ActiveSubmatrixLimitTest.relu(2), apart, "2 3 1/8 1/8 4 1/16");
    assertThat(rows(findings)).containsExactly("W1 UNDECIDED");
  }

  /** The layer need not grow: a path goes round it. */
  @Test
  void aLayerThatASkipBypassesIsNoCase() {
    Network skip =
        new LayeredArchitecture(
                List.of(2, 2, 1), List.of(Activation.RELU), List.of(new Skip(0, 2, Skip.Kind.FREE)))
            .network();
    Dataset data = GatesForeverTest.data("1 0 +", "0 1 +");
    List<Finding> findings = check(skip, data, "4 5 5 4 5 7 1 1");
    assertThat(rows(findings)).containsExactly("W1 NOT_APPLICABLE");
    assertThat(findings.get(0).reason()).contains("bypasses it");
  }

  @Test
  void linearNetworksHaveNone() {
    assertThat(claim.check(Examples.LINEAR.get()).get(0).verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }
}
