package org.plumbline.claim.count;

/** Where a law comes from. */
public enum LawKind {
  /** Balancedness of a unit: squares of the weights that enter, minus those that leave. */
  UNIT("balancedness of a unit"),
  /** Balancedness of units with shared parameters or fixed edges. */
  SET("balancedness of a set of units"),
  /** The product of the weights of two units that read and feed the same. */
  PAIR("balancedness of a pair of units"),
  /** Balancedness of units or pairs where fixed edges run beside trained ones. */
  SHIFTED("balancedness with fixed edges beside trained ones"),
  /** The difference of the weights of two edges that join the same vertices. */
  PARALLEL("a difference of parallel weights"),
  /** A weight that has no effect where the gates are as asked. */
  FROZEN("a weight that never moves"),
  /** A combination of the weights of a unit along a direction that no input has. */
  DIRECTION("a direction that no input has"),
  /** Found by linear algebra on all polynomials up to a degree. */
  SEARCHED("found by search");

  private final String words;

  LawKind(String words) {
    this.words = words;
  }

  /** The kind in words. */
  public String words() {
    return words;
  }
}
