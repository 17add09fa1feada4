package org.plumbline.claim.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;

/** The search finds the laws known by their form, and what depends on them, and nothing else. */
final class LawSearchTest {
  private static LawSearch.Result search(Network network, int degree, long work) {
    List<GateCell> cells = Questions.ARCHITECTURE.cells(Questions.problem(network, 1));
    return LawSearch.search(network, cells, new ModularFields(network, cells, 1), degree, work);
  }

  private static Network layered(Activation activation, Integer... widths) {
    return Questions.layered(activation, false, List.of(widths));
  }

  @Test
  void quadraticLawsSpanWhatIsKnown() {
    assertThat(search(layered(Activation.RELU, 2, 3, 2, 1), 2, 1_000_000_000))
        .returns(5, LawSearch.Result::dimension)
        .returns(true, LawSearch.Result::isExhaustive);
    // All entries of two symmetric matrices, dependent or not.
    assertThat(search(layered(Activation.LINEAR, 1, 2, 2, 1), 2, 1_000_000_000).dimension())
        .isEqualTo(6);
    assertThat(search(layered(Activation.LINEAR, 2, 4, 1), 2, 1_000_000_000).dimension())
        .isEqualTo(10);
  }

  /** Of degree 4 there are the products of two as well: 1 + 1 for one law, 3 + 6 for three. */
  @Test
  void productsOfLawsAreLaws() {
    assertThat(search(layered(Activation.RELU, 2, 1, 1), 4, 1_000_000_000).dimension())
        .isEqualTo(2);
    assertThat(search(layered(Activation.LINEAR, 2, 2, 1), 4, 1_000_000_000).dimension())
        .isEqualTo(9);
  }

  @Test
  void everyCandidateIsProved() {
    Network network = layered(Activation.LINEAR, 2, 2, 2, 1);
    List<GateCell> cells = Questions.ARCHITECTURE.cells(Questions.problem(network, 1));
    LawProof proof = new LawProof(network, cells);
    LawSearch.Result result = search(network, 2, 1_000_000_000);
    assertThat(result.candidates()).hasSize(6);
    assertThat(result.candidates())
        .allMatch(law -> proof.decide(law, List.of()) == LawProof.Outcome.PROVED);
  }

  @Test
  void tooMuchWorkIsNotBegun() {
    assertThat(search(layered(Activation.LINEAR, 2, 2, 1), 2, 50))
        .returns(false, LawSearch.Result::isExhaustive)
        .returns(0, LawSearch.Result::dimension);
  }
}
