package org.plumbline.compare;

import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.NumberFormat;

/**
 * What the answers of a live engine about one experiment are worth.
 *
 * @param experiment what it was asked about
 * @param engine what it says of itself
 * @param format the number format it says it computes in
 * @param claims how many questions there are
 * @param items those that were answered, or should have been, in order
 */
public record EngineComparison(
    Experiment experiment,
    EngineDescription engine,
    NumberFormat format,
    int claims,
    List<Item> items)
    implements Comparison {
  /** A comparison. */
  public EngineComparison {
    items = List.copyOf(items);
  }

  /**
   * A question that was asked.
   *
   * @param subject what it is about
   * @param answer what the answer is worth
   */
  public record Item(String subject, Answer answer) {}

  @Override
  public List<JudgedNumbers> judgedNumbers() {
    return items.stream().map(item -> numbers(item.subject(), item.answer())).toList();
  }

  private static JudgedNumbers numbers(String subject, Answer answer) {
    return new JudgedNumbers(subject, answer.outcome(), answer.ulps(), answer.text());
  }

  /** Why not all questions were answered, or there are none, if so. */
  public Optional<String> limit() {
    if (claims == 0) {
      return Optional.of(
          "no question could be asked, because the weights are too large for "
              + format.spelling()
              + "; use an engine that computes in a longer format");
    }
    return items.size() < claims
        ? Optional.of(
            "the run was interrupted before all questions were answered; run it to its end "
                + "to ask the others")
        : Optional.empty();
  }

  /** The largest difference of the answers confirmed, in units in the last place. */
  public double largestUlps() {
    return items.stream()
        .map(item -> item.answer())
        .filter(answer -> answer.outcome() == Outcome.CONFIRMED)
        .mapToDouble(answer -> answer.ulps())
        .max()
        .orElse(0);
  }
}
