package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Spelling;
import org.plumbline.number.Rational;

/** The claims about all later times, which a run may go on for until they are decided. */
public final class LaterClaims {
  /** The name of all of them that apply, but for those that have to be named themselves. */
  public static final String ALL = "all";

  /** The risk at which such a run gives up if no other bound is given: 1e-100. */
  public static final Rational GIVE_UP_RISK = Rational.parse("1e-100");

  /** Many networks never decide these, however long they run: they have to be named. */
  private static final List<String> BY_NAME =
      List.of("direction-limit", "full-matrix-counterexample");

  private static final List<String> IDS =
      List.of(
          "risk-to-zero",
          "norm-growth",
          "rank-one-limit",
          "alignment-limit",
          "gates-forever",
          "active-submatrix-limit",
          "rank-limit",
          "margin-direction-limit",
          "direction-limit",
          "full-matrix-counterexample");

  private LaterClaims() {}

  /** Their ids. */
  public static List<String> ids() {
    return IDS;
  }

  /** The ids that a name stands for. */
  public static List<String> named(String name) {
    return IDS.stream()
        .filter(id -> name.equals(ALL) ? !BY_NAME.contains(id) : name.equals(id))
        .toList();
  }

  /** All that can be named: the ids, and {@value #ALL}. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(IDS);
    names.add(ALL);
    return names;
  }

  /** What is wrong with a name, with the nearest that is known; empty if it is known. */
  public static Optional<String> complaint(String name) {
    if (names().contains(name)) {
      return Optional.empty();
    }
    String hint =
        Spelling.nearest(name, names()).map(near -> " (did you mean " + near + "?)").orElse("");
    return Optional.of(
        "unknown claim '" + name + "'" + hint + "; expected one of " + String.join(", ", names()));
  }
}
