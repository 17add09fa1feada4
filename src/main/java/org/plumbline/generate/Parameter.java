package org.plumbline.generate;

/** A number that some kinds of data depend on, beside their size and their seed. */
public enum Parameter {
  /** A margin {@code γ > 0}, or the least size of a coordinate. */
  MARGIN("margin", false),
  /** How nearly orthogonal samples are: the factor {@code C >= 1}. */
  FACTOR("factor", false),
  /** How many samples are different. */
  DISTINCT("distinct", true),
  /** How many coordinates decide the label. */
  PARITY("parity", true),
  /** How many spheres there are. */
  RINGS("rings", true),
  /** How many clusters there are. */
  CLUSTERS("clusters", true),
  /** How far from its centre a sample may be, below 1/2. */
  SPREAD("spread", false);

  private final String key;
  private final boolean isCount;

  Parameter(String key, boolean isCount) {
    this.key = key;
    this.isCount = isCount;
  }

  /** The word for it in files and, behind two dashes, on the command line. */
  public String key() {
    return key;
  }

  /** Whether it is an integer. */
  public boolean isCount() {
    return isCount;
  }

  @Override
  public String toString() {
    return key;
  }
}
