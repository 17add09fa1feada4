package org.plumbline.claim.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** Proofs of laws, and mutants of laws that must be refuted. */
final class LawProofTest {
  private static final Network RELU =
      Questions.layered(Activation.RELU, false, List.of(2, 3, 2, 1));
  private static final Network LINEAR =
      Questions.layered(Activation.LINEAR, false, List.of(2, 3, 2, 1));

  private static LawProof proof(Network network) {
    return new LawProof(network, Questions.ARCHITECTURE.cells(Questions.problem(network, 2)));
  }

  private static LawProof.Outcome outcome(Network network, PolynomialLaw law) {
    return proof(network).decide(law, List.of());
  }

  private static PolynomialLaw law(Network network, int u, int v) {
    return PolynomialLaw.of(QuadraticLaw.ofPair(network, u, v));
  }

  private static PolynomialLaw.Term term(int coefficient, Integer... parameters) {
    return new PolynomialLaw.Term(Rational.of(coefficient), List.of(parameters));
  }

  @Test
  void lawsAreProvedWhereverSignalsAreWrittenOutFirst() {
    for (int v : RELU.hidden()) {
      PolynomialLaw law = law(RELU, v, v);
      for (List<Integer> first : List.of(List.of(v), List.<Integer>of(), RELU.hidden())) {
        assertThat(proof(RELU).decide(law, first)).isEqualTo(LawProof.Outcome.PROVED);
      }
    }
    assertThat(outcome(LINEAR, law(LINEAR, 2, 3))).isEqualTo(LawProof.Outcome.PROVED);
  }

  /** Every law with one coefficient changed, one term left out, or one weight taken for another. */
  @Test
  void mutantsAreRefuted() {
    for (PolynomialLaw law : List.of(law(RELU, 3, 3), law(RELU, 5, 5), law(LINEAR, 2, 4))) {
      Network network = law.terms().get(0).parameters().get(0) == 0 ? LINEAR : RELU;
      assertThat(outcome(network, law)).isEqualTo(LawProof.Outcome.PROVED);
      for (int k = 0; k < law.terms().size(); k++) {
        PolynomialLaw.Term term = law.terms().get(k);
        List<PolynomialLaw.Term> rest = new ArrayList<>(law.terms());
        rest.remove(k);
        List<List<PolynomialLaw.Term>> mutants =
            List.of(
                List.of(),
                List.of(new PolynomialLaw.Term(term.coefficient().negate(), term.parameters())),
                List.of(new PolynomialLaw.Term(Rational.of(2), term.parameters())),
                List.of(term(term.coefficient().signum(), term.parameters().get(0), other(term))),
                List.of(term, term(1, 0)));
        for (List<PolynomialLaw.Term> added : mutants) {
          List<PolynomialLaw.Term> terms = new ArrayList<>(rest);
          terms.addAll(added);
          assertThat(outcome(network, new PolynomialLaw(terms)))
              .isEqualTo(LawProof.Outcome.REFUTED);
        }
      }
    }
  }

  private static int other(PolynomialLaw.Term term) {
    return term.parameters().get(1) == 1 ? 3 : 1;
  }

  /** The law of a pair needs gates that agree: it holds of linear units and of no others. */
  @Test
  void pairsOfReluAreRefuted() {
    assertThat(outcome(RELU, law(RELU, 2, 3))).isEqualTo(LawProof.Outcome.REFUTED);
  }

  /** A law for the gates of one sample is none for those of another. */
  @Test
  void oneCellIsNotEnough() {
    Network network = Questions.layered(Activation.RELU, false, List.of(1, 2, 1));
    List<List<Rational>> inputs = List.of(List.of(Rational.ONE));
    GateCell both = cell(inputs, 1, 1);
    GateCell one = cell(inputs, 1, 0);
    PolynomialLaw pair = law(network, 1, 2);
    assertThat(new LawProof(network, List.of(both)).decide(pair, List.of()))
        .isEqualTo(LawProof.Outcome.PROVED);
    assertThat(new LawProof(network, List.of(both, one)).decide(pair, List.of()))
        .isEqualTo(LawProof.Outcome.REFUTED);
  }

  private static GateCell cell(List<List<Rational>> inputs, int first, int second) {
    return new GateCell(
        java.util.Map.of(
            1, java.util.Optional.of(Rational.of(first)),
            2, java.util.Optional.of(Rational.of(second))),
        inputs,
        true);
  }

  /** Powers of laws are laws, and constants of degree 3 are proved like others. */
  @Test
  void lawsOfHigherDegree() {
    Network network = Questions.layered(Activation.RELU, false, List.of(1, 1, 1));
    // (u² - v²)² = u⁴ - 2 u² v² + v⁴
    PolynomialLaw square =
        new PolynomialLaw(List.of(term(1, 0, 0, 0, 0), term(-2, 0, 0, 1, 1), term(1, 1, 1, 1, 1)));
    assertThat(outcome(network, square)).isEqualTo(LawProof.Outcome.PROVED);
    PolynomialLaw wrong =
        new PolynomialLaw(List.of(term(1, 0, 0, 0, 0), term(-1, 0, 0, 1, 1), term(1, 1, 1, 1, 1)));
    assertThat(outcome(network, wrong)).isEqualTo(LawProof.Outcome.REFUTED);
  }

  /** What takes too many terms is neither proved nor refuted. */
  @Test
  void largeProofsAreLeftOpen() {
    Network deep = Questions.layered(Activation.RELU, false, List.of(8, 8, 8, 8, 8, 8, 8, 1));
    assertThat(outcome(deep, new PolynomialLaw(List.of(term(1, 0)))))
        .isEqualTo(LawProof.Outcome.OPEN);
  }
}
