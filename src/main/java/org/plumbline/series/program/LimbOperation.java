package org.plumbline.series.program;

/** An instruction made ready for limbs, which carries itself out. */
interface LimbOperation {
  /** The register assigned, or one of them. */
  int target();

  /** Defines coefficient {@code order} of what is assigned, with the means of one thread. */
  void execute(LimbExecutor executor, int order);

  /** How many series products it takes, about, apart from those in lanes. */
  default int terms() {
    return 1;
  }

  /** How many lanes are worked on. */
  default int lanes() {
    return 0;
  }

  /** Whether nothing else of its level may be done at the same time. */
  default boolean isAlone() {
    return false;
  }
}
