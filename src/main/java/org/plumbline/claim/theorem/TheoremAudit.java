package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.number.RangeException;

/**
 * What is known of each hypothesis of a theorem.
 *
 * @param theorem the theorem
 * @param rows its hypotheses in order
 */
public record TheoremAudit(Theorem theorem, List<Row> rows) {
  /**
   * A hypothesis and what is known of it.
   *
   * @param hypothesis the hypothesis
   * @param assessment what is known of it
   */
  public record Row(Hypothesis hypothesis, Assessment assessment) {
    /** How far it is known. */
    public Standing standing() {
      return assessment.standing();
    }
  }

  /** An audit with an immutable copy of its rows. */
  public TheoremAudit {
    rows = List.copyOf(rows);
  }

  /** The audit of a theorem. */
  static TheoremAudit of(Theorem theorem, Grounds grounds) {
    return new TheoremAudit(
        theorem,
        theorem.hypotheses().stream().map(each -> new Row(each, assess(each, grounds))).toList());
  }

  private static Assessment assess(Hypothesis hypothesis, Grounds grounds) {
    try {
      return grounds.assess(hypothesis);
    } catch (RangeException e) {
      return Assessment.cannotBeKnown("deciding it takes " + e.getMessage());
    }
  }

  /** The hypotheses of some standing, in order. */
  public List<Row> with(Standing standing) {
    return rows.stream().filter(row -> row.standing() == standing).toList();
  }

  /** The ids of the hypotheses of some standing, with commas between. */
  public String ids(Standing standing) {
    return with(standing).stream()
        .map(row -> row.hypothesis().id())
        .collect(Collectors.joining(", "));
  }

  /**
   * How far it is known that the theorem applies: proved if all that it supposes is, failing if
   * something does, and otherwise as its least known hypothesis.
   */
  public Standing standing() {
    return List.of(
            Standing.FAILS, Standing.CANNOT_BE_KNOWN, Standing.AFTER_THE_RUN, Standing.EVIDENCE)
        .stream()
        .filter(standing -> !with(standing).isEmpty())
        .findFirst()
        .orElse(Standing.PROVED);
  }

  /** The row of a hypothesis, if the theorem supposes it. */
  public Optional<Row> row(String id) {
    return rows.stream().filter(row -> row.hypothesis().id().equals(id)).findFirst();
  }
}
