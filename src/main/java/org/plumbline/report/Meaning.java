package org.plumbline.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * What the numbers of the findings of a claim are, in words.
 *
 * <p>In the words %v stands for the value, %b for what it is compared with, and %m for the least
 * number in a digit that the size of the value is at most.
 *
 * @param id the claim's id
 * @param statement how the statement begins
 * @param form which numbers there are, and how far they are known
 * @param words the words
 */
record Meaning(String id, String statement, Form form, String words) {
  /** Which numbers a finding has. */
  enum Form {
    /** A value that is exact, alone. */
    EXACT,
    /** A value that is measured, alone. */
    MEASURED,
    /** A value alone. */
    VALUE,
    /** A bound alone. */
    BOUND,
    /** Both. */
    BOTH;

    private boolean fits(Finding finding) {
      boolean hasValue = finding.value().isPresent();
      boolean hasBound = finding.bound().isPresent();
      return switch (this) {
        case EXACT -> !hasBound && isValue(finding, Quantity.Exact.class);
        case MEASURED -> !hasBound && isValue(finding, Quantity.Measured.class);
        case VALUE -> hasValue && !hasBound;
        case BOUND -> hasBound && !hasValue;
        case BOTH -> hasValue && hasBound;
      };
    }
  }

  private static final String DRIFT = "drift %v, at most %b is allowed";
  private static final String DIFFERENCE = "difference %v, at most %b is allowed";

  private static final String CHANGE = "changed by %v, the steps allow for %b";
  private static final String PER_STEP = "Σ_in w² - Σ_out w² changes";
  private static final String PAIR_STEP = "Σ_a w_au w_av - Σ_b w_ub w_vb changes by";
  private static final String DESCENT = "‖W‖_F² - ‖W‖_2² <= D +";

  /** The words of every claim that has numbers; the first that fit are taken. */
  private static final List<Meaning> ALL =
      List.of(
          new Meaning("enclosure", "", Form.BOTH, "off by at most %m, asked for %b"),
          new Meaning("enclosure", "", Form.VALUE, "off by at most %m"),
          new Meaning("iterates", "", Form.BOTH, "off by at most %m, asked for %b"),
          new Meaning(
              "energy", "no step", Form.BOTH, "risk %v at the last iterate, %b at the first"),
          new Meaning("energy", "the risk", Form.BOTH, "fell by %v, η Σ ‖∇R‖² = %b"),
          new Meaning("initial-risk", "every margin is", Form.VALUE, "least margin %v"),
          new Meaning("rank-one-bound", DESCENT, Form.BOTH, "%v at the last iterate, at most %b"),
          new Meaning("alignment-bound", "(1 -", Form.BOUND, "at most %b"),
          new Meaning("rank-collapse", "", Form.BOTH, "from %b to %v"),
          new Meaning("flow-distance", "", Form.VALUE, "%v at the last iterate"),
          new Meaning("balancedness", PER_STEP, Form.BOTH, CHANGE),
          new Meaning("layer-balancedness", "‖W_in‖_F² - ‖W_out‖_F² changes", Form.BOTH, CHANGE),
          new Meaning("pair-balancedness", PAIR_STEP, Form.BOTH, CHANGE),
          new Meaning("separability", "", Form.VALUE, "squared distance %v"),
          new Meaning("initial-risk", "R(", Form.EXACT, "t_0 = %v"),
          new Meaning("initial-risk", "R(", Form.MEASURED, "%v"),
          new Meaning("initial-risk", "every", Form.VALUE, "least margin %v at the horizon"),
          new Meaning("homogeneity", "", Form.VALUE, "L = %v"),
          new Meaning(
              "directional-convergence",
              "",
              Form.BOTH,
              "arc length %v in the second half of the steps, %b in the first"),
          new Meaning("stable-activation", "", Form.VALUE, "no change since t = %v"),
          new Meaning("balancedness", "", Form.EXACT, "invariant %v constant"),
          new Meaning("balancedness-drift", "", Form.VALUE, "changed by %v"),
          new Meaning("layer-balancedness", "", Form.EXACT, "invariant %v constant"),
          new Meaning("balancedness", "", Form.VALUE, "drift at most %m"),
          new Meaning("layer-balancedness", "", Form.VALUE, "drift at most %m"),
          new Meaning("pair-balancedness", "", Form.VALUE, "drift at most %m"),
          new Meaning("balancedness", "", Form.BOTH, DRIFT),
          new Meaning("layer-balancedness", "", Form.BOTH, DRIFT),
          new Meaning("pair-balancedness", "", Form.BOTH, DRIFT),
          new Meaning("law-count", "", Form.BOTH, "%v found and proved, at most %b"),
          new Meaning("energy", "dR/dt", Form.VALUE, "the risk fell by %v"),
          new Meaning("energy", "R never", Form.BOTH, "risk %v at the horizon, %b at the start"),
          new Meaning("energy", "d‖w‖²", Form.VALUE, "‖w‖² grew by %v"),
          new Meaning("energy", "", Form.BOTH, DIFFERENCE),
          new Meaning("smoothed-margin", "", Form.BOTH, "γ̃ = %v at the horizon, %b at t_0"),
          new Meaning("rank-one-bound", "", Form.BOUND, "D = %b"),
          new Meaning("rank-one-bound", "", Form.BOTH, "%v at the horizon, D = %b"),
          new Meaning("alignment-bound", "", Form.BOUND, "at most %b"),
          new Meaning("alignment-bound", "", Form.BOTH, "%v at the horizon, at most %b"),
          new Meaning("active-submatrix", "‖In", Form.BOTH, "%v at the horizon, at most %b"),
          new Meaning("active-submatrix", "the layer", Form.VALUE, "squared distance at most %m"),
          new Meaning("active-submatrix", "the layer", Form.BOTH, "%v at the horizon, Σ D_A = %b"),
          new Meaning(
              "gradient-alignment",
              "",
              Form.BOTH,
              "cosine %v at the horizon, %b when the risk was first low"),
          new Meaning(
              "margin-direction",
              "",
              Form.BOTH,
              "angle %v at the horizon, %b half of the steps before"),
          new Meaning("decomposition", "", Form.VALUE, "%v paths"),
          new Meaning("constant-subnetwork", "", Form.VALUE, "since t = %v"),
          new Meaning("risk-to-zero", "R(t)", Form.VALUE, "risk %v at T"),
          new Meaning("risk-to-zero", "min", Form.VALUE, "least margin %v at T"),
          new Meaning("risk-to-zero", "‖w", Form.VALUE, "‖w‖ = %v at T"),
          new Meaning("norm-growth", "", Form.VALUE, "‖W(T)‖_F² = %v"),
          new Meaning("rank-one-limit", "", Form.BOUND, "at most %b from T on"),
          new Meaning("alignment-limit", "", Form.BOUND, "at most %b from T on"),
          new Meaning("rank-limit", "", Form.BOUND, "at most %b from T on"),
          new Meaning("active-submatrix-limit", "", Form.BOUND, "at most %b from T on"),
          new Meaning("margin-direction-limit", "", Form.BOUND, "at most %b from T on"),
          new Meaning("active-submatrix-limit", "‖In", Form.BOTH, "%v at T, D_A = %b"),
          new Meaning("gates-forever", "", Form.VALUE, "f = %v"),
          new Meaning("direction-limit", "m/", Form.VALUE, "the margin tends to %v"),
          new Meaning("direction-limit", "1 - cos", Form.BOTH, "%v at T, at most %b from T on"),
          new Meaning("direction-limit", "", Form.VALUE, "tends to %v"),
          new Meaning(
              "full-matrix-counterexample",
              "",
              Form.BOTH,
              "squared distance %v at T, at least %b"));

  /** How statements end whose numbers are those that their reason has in words. */
  private static final String ARRIVAL = "for ever once log10 t, or log10 R, is the number given";

  /** Whether a finding says by when a number is small for ever. */
  static boolean isArrival(Finding finding) {
    return finding.claim().endsWith(ARRIVAL);
  }

  /** What a finding that says by when a number is small says is small. */
  static String small(Finding finding) {
    return finding.claim().substring(0, finding.claim().length() - ARRIVAL.length()).strip();
  }

  /** The meaning of the numbers of a finding, if it is known. */
  static Optional<Meaning> of(Finding finding) {
    return ALL.stream().filter(meaning -> meaning.fits(finding)).findFirst();
  }

  private boolean fits(Finding finding) {
    return id.equals(finding.id()) && finding.claim().startsWith(statement) && form.fits(finding);
  }

  /** The numbers of a finding in words; empty if it has none that its reason does not have. */
  static String words(Finding finding) {
    if (isArrival(finding)) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    if (finding.value().isPresent() || finding.bound().isPresent()) {
      parts.add(
          of(finding).map(meaning -> meaning.filled(finding)).orElseGet(() -> plain(finding)));
    }
    finding.range().map(Numbers::shownRange).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private String filled(Finding finding) {
    return words
        .replace("%v", finding.value().map(Numbers::shown).orElse(""))
        .replace("%m", finding.value().map(Meaning::most).orElse(""))
        .replace("%b", finding.bound().map(Numbers::shown).orElse(""));
  }

  private static String plain(Finding finding) {
    return List.of(
            finding.value().map(value -> "value " + Numbers.shown(value)).orElse(""),
            finding.bound().map(bound -> "compared with " + Numbers.shown(bound)).orElse(""))
        .stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** A number that the size of a quantity is at most, in one digit; measured ones are marked. */
  static String most(Quantity quantity) {
    if (quantity instanceof Quantity.Enclosed enclosed) {
      return Decimals.rounded(size(enclosed.value()), 1, RoundingMode.UP);
    }
    return quantity instanceof Quantity.Measured measured
        ? "~" + Decimals.rounded(measured.value().abs(), 1, RoundingMode.UP)
        : Numbers.shown(quantity);
  }

  /** The largest size of a number in an interval. */
  static Dyadic size(DyadicInterval interval) {
    return interval.lower().abs().max(interval.upper().abs());
  }

  private static boolean isValue(Finding finding, Class<? extends Quantity> kind) {
    return finding.value().filter(kind::isInstance).isPresent();
  }
}
