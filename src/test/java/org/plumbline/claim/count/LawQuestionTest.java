package org.plumbline.claim.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** The cells of fields that a question is about, and what follows for the laws. */
final class LawQuestionTest {
  private static final Network NETWORK =
      Questions.layered(Activation.RELU, false, List.of(2, 2, 1));
  private static final Optional<Rational> ON = Optional.of(Rational.ONE);
  private static final Optional<Rational> OFF = Optional.of(Rational.ZERO);

  private static FlowProblem problem(List<List<Integer>> points, Integer... weights) {
    return new FlowProblem(
        NETWORK,
        new Dataset(
            List.of("a", "b"),
            points.stream().map(p -> p.stream().map(Rational::of).toList()).toList(),
            points.stream().map(p -> 1).toList()),
        Stream.of(weights).map(Rational::of).toList(),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  @Test
  void samplesWithTheSameGatesAreOneCell() {
    FlowProblem problem =
        problem(List.of(List.of(1, 0), List.of(2, 0), List.of(0, 1)), 1, -1, -1, 1, 1, 1);
    List<GateCell> cells = Questions.START.cells(problem);
    assertThat(cells)
        .extracting(GateCell::gates)
        .containsExactly(Map.of(2, ON, 3, OFF), Map.of(2, OFF, 3, ON));
    assertThat(cells.get(0).inputs()).containsExactly(List.of(Rational.ONE, Rational.ZERO));
    LawQuestion all = new LawQuestion(LawQuestion.Inputs.ALL, LawQuestion.Gates.START);
    assertThat(all.cells(problem).get(0).inputs()).hasSize(2);
    assertThat(Questions.DATA.cells(problem)).hasSize(1);
    assertThat(Questions.DATA.cells(problem).get(0).gates())
        .isEqualTo(Map.of(2, Optional.empty(), 3, Optional.empty()));
  }

  /** Each unit sees one coordinate: the other weight never moves. */
  @Test
  void unitsThatSeeOneDirectionKeepTheOther() {
    FlowProblem problem = problem(List.of(List.of(1, 0), List.of(0, 1)), 1, -1, -1, 1, 1, 1);
    CountedLaws count = CountedLaws.of(problem, Questions.START, LawEffort.usual());
    assertThat(count.laws().stream().filter(ConservedLaw::isIndependent))
        .extracting(law -> law.kind() + " " + law.law().text(NETWORK.parameterNames(), 9))
        .containsExactly(
            "FROZEN W1[0,1]",
            "FROZEN W1[1,0]",
            "UNIT W1[0,0]² + W1[0,1]² - W2[0,0]²",
            "UNIT W1[1,0]² + W1[1,1]² - W2[0,1]²");
    assertThat(count.isComplete()).isTrue();
  }

  /** A sample on a kink is taken with either gate; one whose signal is 0 for good is not. */
  @Test
  void kinksHaveBothGates() {
    FlowProblem onKink = problem(List.of(List.of(1, 1)), 1, -1, 1, 1, 1, 1);
    assertThat(Questions.START.cells(onKink).get(0).gates())
        .isEqualTo(Map.of(2, Optional.empty(), 3, ON));
    FlowProblem atZero = problem(List.of(List.of(0, 0)), 1, -1, 1, 1, 1, 1);
    assertThat(Questions.START.cells(atZero).get(0).gates()).isEqualTo(Map.of(2, OFF, 3, OFF));
    CountedLaws frozen = CountedLaws.of(atZero, Questions.START, LawEffort.usual());
    assertThat(frozen).returns(6, CountedLaws::found).returns(6, CountedLaws::bound);
  }

  /** A dead unit keeps its weights; one that is always on has its own law. */
  @Test
  void deadUnitsAreFrozen() {
    FlowProblem problem = problem(List.of(List.of(1, 0), List.of(1, 1)), 1, 1, -1, -1, 1, 1);
    CountedLaws count = CountedLaws.of(problem, Questions.START, LawEffort.usual());
    assertThat(count.laws().stream().filter(law -> law.kind() == LawKind.FROZEN))
        .extracting(ConservedLaw::name)
        .containsExactly("W1[1,0]", "W1[1,1]", "W2[0,1]");
    // The three of them and balancedness of the other unit.
    assertThat(count).returns(4, CountedLaws::found).returns(4, CountedLaws::bound);
  }

  @Test
  void questionsAreWritten() {
    assertThat(Questions.ARCHITECTURE.text())
        .isEqualTo("for all losses and all inputs, for every combination of gates");
    assertThat(Questions.START.text())
        .isEqualTo(
            "for all losses, on the data given, for the gates that the samples have at w(0)");
  }
}
