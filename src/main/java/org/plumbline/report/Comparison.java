package org.plumbline.report;

/** What came of holding somebody's numbers against exact ones. */
public interface Comparison {
  /** The worst outcome of all claims. */
  ComparisonReport.Outcome outcome();

  /** The table for the terminal. */
  String text();

  /** The text of {@code comparison.json}. */
  String json();
}
