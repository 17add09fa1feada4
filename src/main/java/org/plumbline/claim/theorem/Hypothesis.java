package org.plumbline.claim.theorem;

/** One thing that a theorem supposes. */
public interface Hypothesis {
  /** Its id, the same in every theorem that supposes it. */
  String id();

  /** What is supposed, in a line. */
  String statement();

  /** What is known of it. */
  Assessment assess(Grounds grounds);
}
