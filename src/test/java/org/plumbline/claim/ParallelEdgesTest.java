package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;

/** The claims on a network with a free skip to the very next layer. */
final class ParallelEdgesTest {
  private static FlowProblem problem(Activation first, Skip.Kind kind, int from) {
    Network network =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1),
                List.of(first, Activation.LINEAR),
                List.of(new Skip(from, from + 1, kind)))
            .network();
    List<Rational> weights =
        IntStream.range(0, network.parameters())
            .mapToObj(p -> Rational.of((7 * p + 3) % 11 - 5, 4))
            .toList();
    return new FlowProblem(network, Examples.SEPARABLE, weights, Loss.EXPONENTIAL, Reduction.MEAN);
  }

  private static List<Finding> check(Claim claim, FlowProblem problem) {
    return claim.check(Examples.untouched(problem));
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void conservationLawsHoldEdgeByEdge(int from) {
    FlowProblem problem = problem(Activation.RELU, Skip.Kind.FREE, from);
    for (Claim claim :
        List.of(new Balancedness(), new PairBalancedness(), new LayerBalancedness())) {
      assertThat(check(claim, problem)).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    }
  }

  @Test
  void theyHoldAlongTheFlow() {
    Evidence evidence =
        Examples.of(
            PlainFlow.integrate(
                problem(Activation.LINEAR, Skip.Kind.FREE, 1), Rational.parse("1/2")));
    for (Claim claim :
        List.of(new Balancedness(), new PairBalancedness(), new LayerBalancedness())) {
      assertThat(Examples.verdicts(claim, evidence))
          .contains(Verdict.CONSISTENT)
          .containsOnly(Verdict.PROVED, Verdict.CONSISTENT);
    }
    int last = evidence.observations().steps().size() - 1;
    Evidence wrong = Examples.moved(evidence, last, 10, Examples.SMALL);
    assertThat(Examples.verdicts(new LayerBalancedness(), wrong)).contains(Verdict.UNDECIDED);
  }

  /** Matched in any way, parallel edges give a law; a pair left single does not. */
  @Test
  void anyMatchingOfParallelEdgesIsALaw() {
    Network network = problem(Activation.LINEAR, Skip.Kind.FREE, 1).network();
    List<QuadraticLaw.Term> terms = new ArrayList<>(QuadraticLaw.ofPair(network, 4, 5).terms());
    QuadraticLaw.Term first = terms.get(0);
    QuadraticLaw.Term second = terms.get(1);
    assertThat(first.first().from()).isEqualTo(second.first().from());
    assertThat(first.first().parameter()).isNotEqualTo(second.first().parameter());
    List<QuadraticLaw.Term> crossed = new ArrayList<>(terms);
    crossed.set(0, new QuadraticLaw.Term(1, first.first(), second.second()));
    crossed.set(1, new QuadraticLaw.Term(1, second.first(), first.second()));
    List<QuadraticLaw.Term> doubled = new ArrayList<>(terms);
    doubled.set(1, new QuadraticLaw.Term(1, second.first(), first.second()));
    assertThat(residual(network, terms)).isTrue();
    assertThat(residual(network, crossed)).isTrue();
    assertThat(residual(network, doubled)).isFalse();
  }

  private static boolean residual(Network network, List<QuadraticLaw.Term> terms) {
    return PairBalancedness.residual(new QuadraticLaw(terms), network, 4, 5).isZero();
  }

  @Test
  void matricesHaveAnEntryForEachEdge() {
    FlowProblem problem = problem(Activation.LINEAR, Skip.Kind.FREE, 1);
    List<TwinClass> classes = LayerStructure.of(problem.network()).classes();
    assertThat(classes.get(0).out().rows())
        .containsExactly(List.of(4, 5), List.of(10, 11), List.of(6, 7), List.of(12, 13));
    assertThat(classes.get(1).in().rows())
        .containsExactly(List.of(4, 10, 5, 11), List.of(6, 12, 7, 13));
  }

  /** Where parallel edges lead in, the bounds hold; where they lead on, they are not claimed. */
  @Test
  void boundsStopWhereParallelEdgesLeadOn() {
    for (Claim claim : List.of(new RankOneBound(), new AlignmentBound())) {
      assertThat(check(claim, problem(Activation.LINEAR, Skip.Kind.FREE, 0)))
          .extracting(Finding::verdict)
          .containsExactly(Verdict.PROVED, Verdict.PROVED);
      List<Finding> middle = check(claim, problem(Activation.LINEAR, Skip.Kind.FREE, 1));
      assertThat(middle)
          .extracting(Finding::verdict)
          .containsExactly(Verdict.NOT_APPLICABLE, Verdict.PROVED);
      assertThat(middle.get(0).reason())
          .isEqualTo(
              "parallel edges lead out of h1[0],h1[1], so the out-matrix is no part of the next in-matrix");
      assertThat(check(claim, problem(Activation.LINEAR, Skip.Kind.FREE, 2)))
          .extracting(Finding::verdict)
          .containsExactly(Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE);
    }
  }

  /**
   * Why they stop: {@code In = [A B]} has rank one and {@code Out}, A above B, has not, so {@code
   * E(Out) > E(In) = 0}.
   */
  @Test
  void theOutMatrixMayBeFartherFromRankOne() {
    FlowProblem problem = problem(Activation.LINEAR, Skip.Kind.FREE, 1);
    List<Rational> weights = new ArrayList<>(problem.initialWeights());
    List<Integer> a = List.of(4, 5, 6, 7);
    List<Integer> b = List.of(10, 11, 12, 13);
    for (int row = 0; row < 2; row++) {
      weights.set(a.get(2 * row), Rational.ONE);
      weights.set(a.get(2 * row + 1), Rational.ZERO);
      weights.set(b.get(2 * row), Rational.ZERO);
      weights.set(b.get(2 * row + 1), Rational.ONE);
    }
    List<TwinClass> classes = LayerStructure.of(problem.network()).classes();
    RationalMatrix in = classes.get(1).in().at(weights);
    RationalMatrix out = classes.get(0).out().at(weights);
    assertThat(in.frobeniusSquared()).isEqualTo(out.frobeniusSquared());
    assertThat(in.gram()).isEqualTo(RationalMatrix.of(2, 2, (i, j) -> Rational.of(2)));
    assertThat(SpectralBounds.of(out.gram()).upper()).isLessThan(out.frobeniusSquared());
  }

  @Test
  void aDiagonalSkipPartsTheTwins() {
    FlowProblem problem = problem(Activation.RELU, Skip.Kind.DIAGONAL, 1);
    assertThat(check(new Balancedness(), problem))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.PROVED);
    assertThat(check(new PairBalancedness(), problem))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.NOT_APPLICABLE);
    assertThatThrownBy(() -> QuadraticLaw.ofPair(problem.network(), 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdentitySkipIsAFixedEdge() {
    FlowProblem problem = problem(Activation.RELU, Skip.Kind.IDENTITY, 1);
    assertThat(check(new Balancedness(), problem))
        .extracting(finding -> finding.subject() + " " + finding.verdict())
        .containsExactly("h1[0]+h2[0] PROVED", "h1[1]+h2[1] PROVED");
    assertThat(check(new BalancednessDrift(), problem))
        .extracting(finding -> finding.subject() + " " + finding.verdict())
        .containsExactly("h1[0] PROVED", "h1[1] PROVED", "h2[0] PROVED", "h2[1] PROVED");
  }

  /** Before the output, parallel edges make two rows: no bound by rank is reported. */
  @Test
  void noRankIsCountedBelowParallelEdgesToTheOutput() {
    Network network =
        new LayeredArchitecture(
                List.of(2, 2, 1), List.of(Activation.RELU), List.of(new Skip(1, 2, Skip.Kind.FREE)))
            .network();
    List<Rational> weights = Examples.rationals("1/2", "1/4", "3/4", "1/2", "1", "1", "1/2", "1");
    FlowProblem problem =
        new FlowProblem(network, Examples.SEPARABLE, weights, Loss.EXPONENTIAL, Reduction.MEAN);
    Evidence evidence = Examples.of(PlainFlow.integrate(problem, Rational.parse("1/4")));
    assertThat(new ActiveSubmatrix().check(evidence))
        .isNotEmpty()
        .noneMatch(finding -> finding.claim().contains("rank K"));
    assertThat(Examples.verdicts(new ActiveSubmatrix(), evidence))
        .doesNotContain(Verdict.UNDECIDED);
  }
}
