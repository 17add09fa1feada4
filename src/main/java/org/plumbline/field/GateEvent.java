package org.plumbline.field;

import java.util.Arrays;
import org.plumbline.number.Dyadic;

/**
 * A change of one gate along a trajectory.
 *
 * @param time the engine's value of the instant
 * @param pair the sample and vertex
 * @param kind what happened
 */
public record GateEvent(Dyadic time, Pair pair, Kind kind) {
  /** What may happen to a gate. */
  public enum Kind {
    /** The pre-activation became positive. */
    ON("on"),
    /** The pre-activation became negative, or identically zero. */
    OFF("off"),
    /** The pre-activation reached zero and is held there. */
    PINNED("pinned"),
    /** The pinned pair's slope reached 1. */
    RELEASED_ON("released-on"),
    /** The pinned pair's slope reached the negative slope. */
    RELEASED_OFF("released-off");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The name used in reports. */
    public String label() {
      return label;
    }

    /**
     * The kind of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind labelled(String label) {
      return Arrays.stream(values())
          .filter(kind -> kind.label.equals(label))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no kind of event: " + label));
    }
  }
}
