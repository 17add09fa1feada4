package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.Answer;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.flow.FlowClaim;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.Experiment;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Answers about {@code exp(-w2 σ(w1))}, whose gradient at {@code (1, 0)} is {@code (0, -1)}. */
final class ExaminerTest {
  private static final String ALL = "'methods':['gradient','descent','flow']";
  private static final Rational HALF = Rational.of(1, 2);

  private static Experiment at(int first, int second) {
    return ScriptedEngine.unit(Activation.RELU, Rational.of(first), Rational.of(second))
        .experiment("unit");
  }

  private static Answer examined(Question question, String introduction, String result) {
    try (LiveEngine engine = ScriptedEngine.answering(introduction, "'result':{" + result + "}")) {
      return new Examiner(engine).examine(question);
    }
  }

  private static Answer gradient(String numbers) {
    return examined(Question.gradient(at(1, 0)), ALL, "'gradient':" + numbers);
  }

  @Test
  void gradientsAreJudgedInTheFormatOfTheEngine() {
    assertThat(gradient("[0, -1]").outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(gradient("[0, -0.999999999]").outcome()).isEqualTo(Outcome.CONFIRMED);
    Answer wrong = gradient("[0, 1]");
    assertThat(wrong.isFailure()).isTrue();
    assertThat(wrong.fault()).contains(new Answer.Fault(1, Explanation.SIGN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[0] | gradient has 1 entries; expected 2",
        "[0, 1e39] | gradient[1] is too large for float32",
        "[0, null] | gradient[1] is null",
      })
  void noAnswerIsAFailure(String numbers, String text) {
    Answer answer = gradient(numbers);
    assertThat(answer.isFailure()).isTrue();
    assertThat(answer.text()).contains(text);
    assertThat(answer.fault()).isEmpty();
  }

  /** At {@code (0, 1)} the gradient is minus the slope at 0. */
  @ParameterizedTest
  @CsvSource({"0, true", "1, false"})
  void theEngineIsHeldToTheSlopeItAnnounces(String slope, boolean isFailure) {
    Answer answer =
        examined(
            Question.gradient(at(0, 1)), ALL + ",'reluSlopeAtZero':" + slope, "'gradient':[-1, 0]");
    assertThat(answer.isFailure()).isEqualTo(isFailure);
    assertThat(answer.fault().map(Answer.Fault::explanation).isPresent()).isEqualTo(isFailure);
  }

  /** From {@code (1, 0)} by 1/2 to {@code (1, 1/2)}, and on by {@code e^(-1/2) (1/2, 1) / 2}. */
  @Test
  void theWorstStepIsTheAnswer() {
    float share = (float) Math.exp(-0.5);
    String next = "[" + (1 + share / 4) + ", " + (0.5f + share / 2) + "]";
    Question two = new Question(at(1, 0), 2, HALF, List.of());
    assertThat(examined(two, ALL, "'weights':[[1, 0], [1, 0.5], " + next + "]").outcome())
        .isEqualTo(Outcome.CONFIRMED);
    Answer wrong = examined(two, ALL, "'weights':[[1, 0], [1, 0.5], [1, 0.5]]");
    assertThat(wrong.isFailure()).isTrue();
    assertThat(wrong.text()).startsWith("step 1: ");
    assertThat(examined(two, ALL, "'weights':[[1, 0.5], [1, 0.5], [1, 0.5]]").text())
        .isEqualTo("weights[0] are not the weights that it was to start from");
  }

  private static FlowClaim flow(String result) {
    try (LiveEngine engine = ScriptedEngine.answering(ALL, "'result':{" + result + "}")) {
      return new Examiner(engine).flow(at(1, 0));
    }
  }

  @Test
  void pointsOnTheFlowAreTakenAsTheyAre() {
    FlowClaim claim = flow("'t':[0, 0.5, 1], 'w':[[1, 0], [2, 0.1], [3, 4]], 'tolerance':'1/8'");
    assertThat(claim.points().times()).containsExactly(Dyadic.ZERO, Dyadic.of(0.5), Dyadic.ONE);
    assertThat(claim.points().weights().get(1)).containsExactly(Dyadic.of(2), Dyadic.of(0.1f));
    assertThat(claim.tolerance()).isEqualTo(Rational.of(1, 8));
    assertThat(claim.format()).isEqualTo(NumberFormat.FLOAT32);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'t':[0, 1.5], 'w':[[1, 0], [1, 0]] | t goes beyond 1; expected times up to that",
        "'t':[1, 0.5], 'w':[[1, 0], [1, 0]] | t has a time that is out of order",
      })
  void timesGoUpToTheHorizonInOrder(String result, String text) {
    EngineException failure = catchThrowableOfType(EngineException.class, () -> flow(result));
    assertThat(failure.kind()).isEqualTo(EngineException.Kind.MEANINGLESS);
    assertThat(failure.text()).startsWith(text);
  }
}
