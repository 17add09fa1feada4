package org.plumbline.enclosure.descent;

/** Told how far descent has come; may end it. */
@FunctionalInterface
public interface DescentProgress {
  /** Lets it run to its end. */
  DescentProgress SILENT = (iterate, log10Risk) -> true;

  /** Called after an iterate is enclosed; whether to go on. */
  boolean enclosed(int iterate, double log10Risk);
}
