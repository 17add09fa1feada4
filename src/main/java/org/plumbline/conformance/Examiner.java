package org.plumbline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.Answer;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.flow.ClaimedPoints;
import org.plumbline.compare.flow.FlowClaim;
import org.plumbline.compare.gradient.AnnouncedSlope;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.compare.gradient.DescentJudge;
import org.plumbline.compare.gradient.GradientClaim;
import org.plumbline.compare.gradient.GradientJudge;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.engine.process.EngineException;
import org.plumbline.engine.process.EngineSession;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentJson;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Puts questions to an engine and has its answers judged in the number format that it claims.
 *
 * <p>A number that is no number of the format stands for the nearest one: the engine wrote it in
 * fewer digits.
 */
public final class Examiner {
  /** Answers of engines that round nothing may be no dyadics; so many bits of them are judged. */
  private static final int BITS_OF_EXACT = 400;

  private final LiveEngine engine;

  /** An examiner of an engine. */
  public Examiner(LiveEngine engine) {
    this.engine = engine;
  }

  /**
   * What the engine's answer is worth; no answer is a failure too.
   *
   * @throws EngineException if the engine cannot be started again after a question it did not
   *     survive
   */
  public Answer examine(Question question) {
    try {
      return question.steps() == 0 ? gradient(question) : descent(question);
    } catch (EngineException e) {
      if (e.kind() == EngineException.Kind.NOT_STARTED) {
        throw e;
      }
      return Answer.missing(e.text());
    }
  }

  private Answer gradient(Question question) {
    List<Rational> weights = question.experiment().initialWeights();
    String text = ExperimentJson.write(question.experiment());
    Optional<List<Integer>> batch = question.batch(0);
    List<Dyadic> claimed =
        read(engine.ask(session -> session.gradient(text, weights, batch)), "gradient");
    GradientClaim claim = new GradientClaim(read(weights, "weights"), claimed, batch);
    Judgement judgement = GradientJudge.of(question.problem(), engine.format()).judge(claim);
    Rational slope = engine.description().reluSlopeAtZero();
    boolean mayHaveOtherSlope = judgement instanceof Judgement.Agrees;
    Optional<Judgement.Differs> contradiction =
        mayHaveOtherSlope
            ? new AnnouncedSlope(question.problem(), engine.format(), slope).contradictedBy(claim)
            : Optional.empty();
    return Answer.of(contradiction.<Judgement>map(differs -> differs).orElse(judgement), "");
  }

  private Answer descent(Question question) {
    List<Rational> weights = question.experiment().initialWeights();
    String text = ExperimentJson.write(question.experiment());
    Optional<List<List<Integer>>> batches =
        question.batches().isEmpty() ? Optional.empty() : Optional.of(question.batches());
    List<List<Dyadic>> path = new ArrayList<>();
    for (List<Rational> vector :
        engine.ask(
            session -> session.descent(text, weights, question.eta(), question.steps(), batches))) {
      path.add(read(vector, "weights[" + path.size() + "]"));
    }
    if (!path.get(0).equals(read(weights, "weights"))) {
      return Answer.missing("weights[0] are not the weights that it was to start from");
    }
    return steps(question, path);
  }

  private Answer steps(Question question, List<List<Dyadic>> path) {
    FlowProblem problem = question.problem();
    DescentJudge judge = DescentJudge.of(problem, engine.format());
    Dyadic eta = read(List.of(question.eta()), "eta").get(0);
    List<List<Dyadic>> earlier = new ArrayList<>();
    Answer worst = new Answer(Outcome.CONFIRMED, 0, "no step", Optional.empty());
    for (int k = 0; k < question.steps(); k++) {
      DescentClaim claim = new DescentClaim(path.get(k), path.get(k + 1), eta, question.batch(k));
      Answer step = Answer.of(judge.judge(claim, earlier), "step " + k + ": ");
      if (step.isFailure()) {
        return step;
      }
      int order = step.outcome().compareTo(worst.outcome());
      boolean isWorse = k == 0 || order > 0 || (order == 0 && step.ulps() > worst.ulps());
      worst = isWorse ? step : worst;
      earlier.add(0, path.get(k));
    }
    return worst;
  }

  /**
   * What the engine claims of the flow of an experiment.
   *
   * @throws EngineException if it claims nothing that could be true or false
   */
  public FlowClaim flow(Experiment experiment) {
    List<Rational> weights = experiment.initialWeights();
    String text = ExperimentJson.write(experiment);
    EngineSession.FlowPoints found = engine.ask(session -> session.flow(text, weights));
    Optional<Rational> end = experiment.flow().untilTime();
    for (Rational time : found.times()) {
      if (end.isPresent() && time.compareTo(end.get()) > 0) {
        throw new EngineException(
            EngineException.Kind.MEANINGLESS,
            "t goes beyond " + end.get() + "; expected times up to that of flow.until");
      }
    }
    List<List<Dyadic>> points = new ArrayList<>();
    for (List<Rational> vector : found.weights()) {
      points.add(read(vector, "w[" + points.size() + "]"));
    }
    try {
      return new FlowClaim(
          Question.gradient(experiment).problem(),
          new ClaimedPoints(read(found.times(), "t"), points),
          engine.format(),
          found.tolerance());
    } catch (IllegalArgumentException e) {
      throw new EngineException(EngineException.Kind.MEANINGLESS, "t has " + e.getMessage());
    }
  }

  private List<Dyadic> read(List<Rational> numbers, String place) {
    NumberFormat format = engine.format();
    List<Dyadic> read = new ArrayList<>();
    for (Rational number : numbers) {
      Optional<Dyadic> nearest = format.nearest(number);
      if (nearest.isEmpty() && format != NumberFormat.EXACT) {
        throw new EngineException(
            EngineException.Kind.MEANINGLESS,
            place + "[" + read.size() + "] is too large for " + format.spelling());
      }
      read.add(nearest.orElseGet(() -> Dyadic.approximate(number, BITS_OF_EXACT)));
    }
    return read;
  }
}
