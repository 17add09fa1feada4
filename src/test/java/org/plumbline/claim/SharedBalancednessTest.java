package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.BalancedSet;
import org.plumbline.claim.structure.BalancedSets;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** {@link Balancedness} and {@link LayerBalancedness} where parameters are shared, with mutants. */
final class SharedBalancednessTest {
  /** Two channels of two windows, averaged, and a head. */
  private static final Network NETWORK =
      SmallGraph.of(
          3,
          "x[0] x[1] x[2] C[0,0] C[0,1] C[1,0] C[1,1] p[0,0] p[1,0] o",
          "x[0] C[0,0] k",
          "x[1] C[0,0] l",
          "x[1] C[0,1] k",
          "x[2] C[0,1] l",
          "x[0] C[1,0] m",
          "x[1] C[1,0] n",
          "x[1] C[1,1] m",
          "x[2] C[1,1] n",
          "C[0,0] p[0,0] 1/2",
          "C[0,1] p[0,0] 1/2",
          "C[1,0] p[1,0] 1/2",
          "C[1,1] p[1,0] 1/2",
          "p[0,0] o a",
          "p[1,0] o b");

  private static FlowProblem problem(Network network, String... weights) {
    return HandMade.problem(
        network,
        HandMade.data(
            List.of(1, -1),
            List.of(Examples.rationals("1", "1/2", "-1"), Examples.rationals("-1", "1", "1/3"))),
        Loss.EXPONENTIAL,
        weights);
  }

  private static Evidence evidence() {
    return Examples.untouched(problem(NETWORK, "1", "1/2", "-1", "2", "1/3", "1"));
  }

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).toList();
  }

  @Test
  void eachChannelHasALaw() {
    List<Finding> findings = new Balancedness().check(evidence());
    assertThat(rows(findings)).containsExactly("C[0]+p[0,0] PROVED", "C[1]+p[1,0] PROVED");
    // 1² + (1/2)² - (1/3)²
    assertThat(findings.get(0).value()).contains(Statement.exact(Rational.parse("41/36")));
    assertThat(findings.get(0).reason()).startsWith("each parameter counted once");
  }

  @Test
  void allChannelsTogetherHaveOne() {
    List<Finding> findings = new LayerBalancedness().check(evidence());
    assertThat(rows(findings)).containsExactly("C+p PROVED");
    // 1 + 1/4 + 1 + 4 - 1/9 - 1
    assertThat(findings.get(0).value()).contains(Statement.exact(Rational.parse("185/36")));
  }

  /** Laws with a sign wrong, a weight missing, or one edge's share counted as all of it. */
  @Test
  void refutesWrongLaws() {
    Evidence evidence = evidence();
    BalancedSet set = BalancedSets.of(NETWORK).beside(LayerStructure.of(NETWORK)).get(0);
    Conservation conservation = new Conservation(new Statement("id", "claim"), evidence);
    assertThat(conservation.refutation(Conservation.Subject.of(set))).isEmpty();
    List<QuadraticLaw> wrong =
        List.of(
            QuadraticLaw.ofSquares(set.entering(), List.of()),
            QuadraticLaw.ofSquares(set.entering().subList(0, 1), set.leaving()),
            QuadraticLaw.ofSquares(set.leaving(), set.entering().subList(0, 1)),
            new QuadraticLaw(twice(QuadraticLaw.ofSquares(set.entering(), set.leaving()))));
    for (QuadraticLaw law : wrong) {
      assertThat(
              conservation.refutation(
                  new Conservation.Subject("wrong", "wrong", law, set.vertices(), true)))
          .isPresent();
    }
    BalancedSet part = new BalancedSet(NETWORK, List.of(3, 7));
    assertThat(conservation.refutation(Conservation.Subject.of(part))).isPresent();
  }

  /** The entering weights once for each edge. */
  private static List<QuadraticLaw.Term> twice(QuadraticLaw law) {
    List<QuadraticLaw.Term> terms = new ArrayList<>(law.terms());
    law.terms().stream().filter(term -> term.sign() > 0).forEach(terms::add);
    return terms;
  }

  @Test
  void unitsThatAreJoinedToTheInputsHaveNone() {
    Network network =
        SmallGraph.of(2, "x[0] x[1] h o", "x[0] h r", "x[1] h s", "x[0] o r", "h o t");
    FlowProblem problem =
        HandMade.problem(
            network,
            HandMade.data(List.of(1), List.of(Examples.rationals("1", "2"))),
            Loss.EXPONENTIAL,
            "1",
            "2",
            "3");
    List<Finding> findings = new Balancedness().check(Examples.untouched(problem));
    assertThat(rows(findings)).containsExactly("h+o NOT_APPLICABLE");
    assertThat(findings.get(0).reason())
        .isEqualTo("shared parameters and fixed edges join it to the output");
  }

  /** Of more sets than there are rows, one row names the arrays. */
  @Test
  void manyChannelsAreOneRow() {
    StringBuilder vertices = new StringBuilder("x[0] x[1]");
    List<String> edges = new ArrayList<>();
    for (int c = 0; c <= Conservation.MOST_ROWS; c++) {
      for (int i = 0; i < 2; i++) {
        vertices.append(" c[%d,%d]".formatted(c, i));
        edges.add("x[%d] c[%d,%d] k%d".formatted(i, c, i, c));
        edges.add("c[%d,%d] o l%d,%d".formatted(c, i, c, i));
      }
    }
    Network network = SmallGraph.of(2, vertices + " o", edges.toArray(String[]::new));
    String[] weights =
        java.util.Collections.nCopies(network.parameters(), "1").toArray(String[]::new);
    FlowProblem problem =
        HandMade.problem(
            network,
            HandMade.data(List.of(1), List.of(Examples.rationals("1", "2"))),
            Loss.EXPONENTIAL,
            weights);
    Evidence evidence = Examples.untouched(problem);
    assertThat(rows(new Balancedness().check(evidence))).containsExactly("c PROVED");
    assertThat(rows(new RankOneBound().check(evidence))).containsExactly("c NOT_APPLICABLE");
    assertThat(rows(new LayerBalancedness().check(evidence))).containsExactly("c PROVED");
  }
}
