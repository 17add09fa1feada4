package org.plumbline.cli.doctor;

/**
 * What was found of one thing.
 *
 * @param subject what was looked at
 * @param mark what to make of it
 * @param text whole sentences that say what was found and, if that could be better, what helps
 */
public record Diagnosis(String subject, Mark mark, String text) {
  /** What to make of something. */
  public enum Mark {
    /** As it should be. */
    GOOD,
    /** Runs come to the same results, but something could be better. */
    NOTE,
    /** Runs fail, or cannot be trusted. */
    WRONG
  }

  static Diagnosis good(String subject, String text) {
    return new Diagnosis(subject, Mark.GOOD, text);
  }

  static Diagnosis note(String subject, String text) {
    return new Diagnosis(subject, Mark.NOTE, text);
  }

  static Diagnosis wrong(String subject, String text) {
    return new Diagnosis(subject, Mark.WRONG, text);
  }
}
