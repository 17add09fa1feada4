package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.data.Dataset;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link ActiveSubmatrixLimit}: rows of equal gates, for ever, and mutants. */
final class ActiveSubmatrixLimitTest {
  private final ActiveSubmatrixLimit claim = new ActiveSubmatrixLimit();

  /** Two samples that agree, seen by units of their label, and one of the other. */
  static final Dataset AGREEING = GatesForeverTest.data("1 1/4 +", "1/4 1 +", "-1 -1 -");

  static Network relu(int units) {
    return new LayeredArchitecture(List.of(2, units, 1), List.of(Activation.RELU), List.of())
        .network();
  }

  /** The same with a leaky unit in the second place, as a graph may have it. */
  static Network mixed(int units) {
    Network relu = relu(units);
    List<Vertex> vertices = new ArrayList<>();
    for (int v = 0; v < relu.size(); v++) {
      Vertex vertex = relu.vertex(v);
      boolean isSecond = v == relu.inputs() + 1;
      vertices.add(
          isSecond ? new Vertex(vertex.name(), Activation.leaky(Rational.of(1, 2))) : vertex);
    }
    return Network.of(relu.inputs(), vertices, relu.edges(), relu.parameterNames());
  }

  private List<Finding> check(Network network, Dataset data, String weights) {
    return claim.check(Examples.untouched(GatesForeverTest.problem(network, data, weights)));
  }

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).toList();
  }

  @Test
  void provesTheDistanceAndTheLimit() {
    List<Finding> findings = check(relu(3), AGREEING, "4 5 5 4 -4 -5 5 7 -6");
    assertThat(rows(findings)).containsOnly("W1[h1[0],h1[1]] PROVED");
    assertThat(findings).hasSize(5);
    assertThat(findings)
        .allSatisfy(f -> assertThat(f.interval()).contains(Interval.from(Rational.ZERO)));
    assertThat(findings.get(1).claim()).startsWith("stable rank of In[A] → 1");
  }

  /** {@code W = (4, 5; 5, 4)}: {@code E(W) = 82 - 81 = 1}, and the bound is not less. */
  @Test
  void theBoundIsAtLeastTheDistanceAtT() {
    Finding first = check(relu(3), AGREEING, "4 5 5 4 -4 -5 5 7 -6").get(0);
    Dyadic value = ((Quantity.Enclosed) first.value().orElseThrow()).value().upper();
    Dyadic bound = ((Quantity.Enclosed) first.bound().orElseThrow()).value().upper();
    assertThat(value.approximateDouble()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(bound).isGreaterThan(value);
  }

  /** Mutant: gates that differ on one sample are no class. */
  @Test
  void unitsThatDifferOnASampleAreNoClass() {
    List<Finding> findings = check(relu(2), AGREEING, "4 5 5 -4 5 7");
    assertThat(findings).noneMatch(f -> f.subject().contains("h1[0],h1[1]"));
  }

  /**
   * Mutant: units on the same sides, of which one is leaky, as a class. Their slopes differ on the
   * third sample, so {@code C_A} moves, and they tend to two directions: the bound of such a class
   * would be 17, and {@code E} is above 500 once the least margin is 60000.
   */
  @Test
  void unitsOfTwoActivationsAreNoClass() {
    Dataset data = GatesForeverTest.data("1 1/4 +", "1/4 1 +", "-1 -1/8 -");
    List<Finding> findings = check(mixed(3), data, "4 5 5 4 -4 -5 5 7 -6");
    assertThat(findings).noneMatch(f -> f.subject().contains("h1[0],h1[1]"));
  }

  /** On positive sides all slopes are 1. */
  @Test
  void unitsOfTwoActivationsThatAreOnThroughoutAreAClass() {
    Dataset data = GatesForeverTest.data("1 1/4 +", "1/4 1 +");
    List<Finding> findings = check(mixed(2), data, "4 5 5 4 5 7");
    assertThat(rows(findings)).contains("W1[h1[0],h1[1]] PROVED");
  }

  /** Mutant: a class without a share. Silent units rest, at any rank. */
  @Test
  void silentUnitsDoNotTendToRankOne() {
    Dataset data = GatesForeverTest.data("1 0 +", "0 1 +");
    List<Finding> findings = check(relu(3), data, "8 8 -1 -2 -2 -1 1 1 1");
    assertThat(findings).noneMatch(f -> f.subject().contains("h1[1],h1[2]"));
    assertThat(findings).noneMatch(f -> f.verdict() == Verdict.PROVED);
  }

  @Test
  void unitsThatMayChangeSidesAreInTheWay() {
    Dataset apart = GatesForeverTest.data("1 0 +", "-1/2 1 +");
    List<Finding> findings = check(relu(2), apart, "2 3 1/8 1/8 4 1/16");
    assertThat(rows(findings)).containsExactly("W1 UNDECIDED");
    assertThat(findings.get(0).reason()).contains("see gates-forever");
  }

  @Test
  void linearNetworksHaveNone() {
    assertThat(claim.check(Examples.LINEAR.get()).get(0).verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }
}
