package org.plumbline.claim.forever;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.data.Dataset;
import org.plumbline.number.DoubleInterval;

/**
 * Bounds of {@link MassBound} by multipliers that {@link DualProposer} proposes: how good they are
 * is its affair, that they hold is not.
 */
final class MassSearch {
  /** Multiplications that all proposals may take, and one of them. */
  private static final long BUDGET = 2_000_000_000L;

  private static final long BUDGET_OF_ONE = 60_000_000L;

  private static final int MOST_ITERATIONS = 4_000;

  private static final int FEWEST_ITERATIONS = 200;

  /** Multiples of the multipliers of the margin that are tried with those of a share. */
  private static final double[] MULTIPLES = {0, 0.25, 0.5, 1, 2, 4, 8, 16};

  /** Classes with shares in the limit have vectors {@code h_k} of the greatest length. */
  private static final double STRONG = 0.999;

  private final MassBound bound;
  private final DualProposer proposer;
  private final double margin;
  private final Multipliers ofMargin;
  private final Map<Integer, Multipliers> ofShares = new HashMap<>();
  private long spent;

  private MassSearch(
      MassBound bound, DualProposer proposer, double margin, Multipliers ofMargin, long spent) {
    this.bound = bound;
    this.proposer = proposer;
    this.margin = margin;
    this.ofMargin = ofMargin;
    this.spent = spent;
  }

  /**
   * A search.
   *
   * @param margin at most {@code γ̂_T}
   */
  static MassSearch of(MassBound bound, Dataset data, double margin) {
    int[] labels = data.labels().stream().mapToInt(Integer::intValue).toArray();
    DualProposer proposer = new DualProposer(bound, labels);
    int iterations = granted(0, proposer.cost());
    return new MassSearch(
        bound, proposer, margin, proposer.ofMargin(iterations), iterations * proposer.cost());
  }

  /** A search for bounds of the classes of an outlook, which hold for ever; if there are any. */
  static Optional<MassSearch> of(GateOutlook outlook, Dataset data, LevelGain gain) {
    double margin = DoubleInterval.enclosing(gain.normalized().lower()).lower();
    List<UnitClass> classes = outlook.classes().stream().map(GateOutlook.Share::members).toList();
    if (classes.isEmpty() || !(margin > 0) || !Double.isFinite(margin)) {
      return Optional.empty();
    }
    MassBound bound = new MassBound(classes, data, DoubleInterval.of(margin));
    return Optional.of(of(bound, data, margin));
  }

  /** The iterations of one proposal, after what has been spent. */
  private static int granted(long before, long cost) {
    long left = Math.min(BUDGET - before, BUDGET_OF_ONE) / Math.max(1, cost);
    int some = (int) Math.max(0, Math.min(MOST_ITERATIONS, left));
    return before < BUDGET ? Math.max(FEWEST_ITERATIONS, some) : 0;
  }

  private int iterations() {
    int granted = granted(spent, proposer.cost());
    spent += granted * proposer.cost();
    return granted;
  }

  /** At least {@code γ̂} for ever, if a bound was found. */
  OptionalDouble marginUpper() {
    return bound.marginUpper(ofMargin);
  }

  /** Whether a class seems to have no share where the margin is largest. */
  boolean seemsToFade(int k) {
    return bound.relativeLength(k, ofMargin) < STRONG;
  }

  /** At most the share {@code ‖b_k‖}, by {@code ⟨n, b_k⟩ <= ‖n‖ ‖b_k‖}. */
  double share(int k, double[] n) {
    Multipliers start = ofMargin.combined(0, 0, ofMargin);
    Multipliers found =
        proposer.ofShare(k, n, margin, start, iterations(), Double.POSITIVE_INFINITY);
    ofShares.put(k, found);
    DoubleInterval[] direction = intervals(n);
    double lower = bound.lower(k, direction, found);
    return relative(lower, direction);
  }

  /**
   * At most {@code ±⟨b_k, x_i⟩/‖x_i‖}, of the sign that the gate of the class has on sample i; the
   * search ends early once it is at least {@code enough}.
   */
  double trapped(int k, int i, int label, double enough) {
    UnitClass some = bound.classes().get(k);
    int factor = some.gates().get(i) * some.sign() * label;
    DoubleInterval[] v = bound.signed(i);
    double[] middle = new double[v.length];
    for (int a = 0; a < v.length; a++) {
      v[a] = factor > 0 ? v[a] : v[a].negate();
      middle[a] = v[a].approximateMiddle();
    }
    Multipliers start = start(k, middle);
    double first = relative(bound.lower(k, v, start), v);
    if (first >= enough) {
      return first;
    }
    Multipliers found = proposer.ofShare(k, middle, margin, start, iterations(), enough);
    return Math.max(first, relative(bound.lower(k, v, found), v));
  }

  /** At most {@code ⟨v, b_k⟩}. */
  double least(int k, double[] v) {
    Multipliers start = start(k, v);
    DoubleInterval[] exact = intervals(v);
    Multipliers found =
        proposer.ofShare(k, v, margin, start, iterations(), Double.POSITIVE_INFINITY);
    return Math.max(bound.lower(k, exact, start), bound.lower(k, exact, found));
  }

  /** At least {@code |⟨v, b_k⟩|}. */
  double largest(int k, double[] v) {
    double[] opposite = Arrays.stream(v).map(x -> -x).toArray();
    return Math.max(0, Math.max(-least(k, v), -least(k, opposite)));
  }

  /** The best of some combinations of multipliers that are known. */
  private Multipliers start(int k, double[] v) {
    Multipliers ofShare = Optional.ofNullable(ofShares.get(k)).orElse(ofMargin);
    return proposer.best(k, v, margin, ofShare, ofMargin, MULTIPLES);
  }

  private static double relative(double lower, DoubleInterval[] direction) {
    double length = MassBound.length(direction).upper();
    boolean isUseful = lower > 0 && length > 0 && Double.isFinite(length);
    return isUseful
        ? DoubleInterval.of(lower).divide(DoubleInterval.of(length)).lower()
        : Double.NEGATIVE_INFINITY;
  }

  private static DoubleInterval[] intervals(double[] x) {
    DoubleInterval[] intervals = new DoubleInterval[x.length];
    for (int a = 0; a < x.length; a++) {
      intervals[a] = DoubleInterval.of(x[a]);
    }
    return intervals;
  }
}
