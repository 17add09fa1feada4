package org.plumbline.report;

/**
 * How reports for people are set.
 *
 * @param width the columns of a line, {@value #NARROWEST} at least
 * @param isColoured whether verdicts are coloured; they are in words all the same
 * @param showsAll whether every finding has a row, instead of one line for those of a kind
 */
public record TextStyle(int width, boolean isColoured, boolean showsAll) {
  /** The width where nothing else is known. */
  public static final int STANDARD_WIDTH = 80;

  /** Narrower lines would hold no words. */
  public static final int NARROWEST = 40;

  /** The style of files and of terminals of which nothing is known. */
  public static final TextStyle PLAIN = new TextStyle(STANDARD_WIDTH, false, false);

  /** A style, at least {@value #NARROWEST} columns wide. */
  public TextStyle {
    width = Math.max(NARROWEST, width);
  }
}
