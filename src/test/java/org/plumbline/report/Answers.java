package org.plumbline.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.compare.Answer;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Answers of a live engine, and what is made of them. */
final class Answers {
  static final Answer AGREES = new Answer(Outcome.CONFIRMED, 0.25, "it agrees", Optional.empty());
  static final Answer WRONG =
      new Answer(
          Outcome.DIFFERS,
          1234.5,
          "the sign\nis wrong",
          Optional.of(new Answer.Fault(1, Explanation.SIGN)));
  static final Answer OPEN = new Answer(Outcome.UNDECIDED, 0, "it is open", Optional.empty());

  private Answers() {}

  /** The comparison of answers about subjects called {@code q0}, {@code q1}, … */
  static EngineComparison comparison(int claims, Answer... answers) {
    EngineDescription engine =
        new EngineDescription(
            "mine",
            "2.1",
            "float32",
            List.of("gradient"),
            Rational.of(1, 2),
            EngineDescription.USUAL_LOSSES);
    List<EngineComparison.Item> items =
        IntStream.range(0, answers.length)
            .mapToObj(k -> new EngineComparison.Item("q" + k, answers[k]))
            .toList();
    return new EngineComparison(Samples.experiment(), engine, NumberFormat.FLOAT32, claims, items);
  }
}
