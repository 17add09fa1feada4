package org.plumbline.flow;

import java.util.List;
import org.plumbline.field.Pair;

/** What keeps a method from stepping on. */
public sealed interface Obstacle {
  /**
   * It stops, or would go on without end.
   *
   * @param reason why
   */
  record Standstill(String reason) implements Obstacle {}

  /**
   * Nothing holds the pinned pairs at zero.
   *
   * @param pairs the pinned pairs
   * @param reason what was not found
   */
  record Unheld(List<Pair> pairs, String reason) implements Obstacle {}
}
