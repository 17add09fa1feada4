package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** {@link Homogeneity}: what it finds, and mutants it does not pass. */
final class HomogeneityTest {
  private final Homogeneity claim = new Homogeneity();

  @Test
  void provesTheDegree() {
    Finding finding = claim.check(Examples.untouched(Examples.linearProblem())).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.value()).contains(new Quantity.Exact(Rational.of(3)));
  }

  @Test
  void namesTheDifferentPathLengths() {
    Finding finding = claim.check(Examples.untouched(Examples.skipProblem())).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(finding.reason()).contains("1 and").contains("trainable edges");
  }

  @Test
  void namesAFixedEdgeOnPathsOfEqualLength() {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("h", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 1, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Fixed(Rational.ONE))),
            List.of("w"));
    assertThat(Homogeneity.obstacle(network)).contains("fixed edge");
  }
}
