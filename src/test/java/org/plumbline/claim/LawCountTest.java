package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** {@link LawCount}: one row, both ends of the count, and where it is not made. */
final class LawCountTest {
  private static Finding finding(Network network) {
    List<Rational> point = Collections.nCopies(network.inputs(), Rational.ONE);
    FlowProblem problem =
        HandMade.problem(
            network,
            HandMade.data(List.of(1), List.of(point)),
            Loss.EXPONENTIAL,
            Collections.nCopies(network.parameters(), "1").toArray(String[]::new));
    List<Finding> findings = new LawCount().check(Examples.untouched(problem));
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static void assertCount(Network network, int least, int most, String end) {
    Finding finding = finding(network);
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.value()).contains(Statement.exact(Rational.of(least)));
    assertThat(finding.bound()).contains(Statement.exact(Rational.of(most)));
    assertThat(finding.reason()).endsWith(end);
  }

  @Test
  void publishedCounts() {
    assertCount(HandMade.layered(Activation.RELU, 2, 3, 1), 3, 3, "these laws are all there are");
    assertCount(HandMade.layered(Activation.LINEAR, 3, 3, 1), 6, 6, "these laws are all there are");
  }

  @Test
  void whatIsOpenIsSaid() {
    assertCount(
        HandMade.layered(Activation.LINEAR, 1, 2, 2, 1),
        6,
        7,
        "whether there are more is open, plumbline laws says what was searched");
  }

  @Test
  void largeNetworksAreNotCounted() {
    Finding finding = finding(HandMade.layered(Activation.RELU, 2, 34, 1));
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(finding.reason()).startsWith("laws are counted here for networks of up to 100");
  }
}
