package org.plumbline.report;

import org.plumbline.claim.Verdict;

/** The colours of verdicts, which are in words as well. */
final class VerdictColour {
  private VerdictColour() {}

  /** The colour of a verdict. */
  static TextLine.Colour of(Verdict verdict) {
    return switch (verdict) {
      case PROVED -> TextLine.Colour.GREEN;
      case CONSISTENT -> TextLine.Colour.CYAN;
      case VIOLATED -> TextLine.Colour.RED;
      case UNDECIDED -> TextLine.Colour.YELLOW;
      case NOT_APPLICABLE -> TextLine.Colour.DIM;
    };
  }
}
