package org.plumbline.enclosure.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * The rate at which a pre-activation leaves its kink while others are pinned, whatever the slopes
 * of these.
 *
 * <p>With {@code s} the pinned pre-activations, {@code U = T - Σ a_k s_k} is taken along the
 * surfaces on which they vanish, so that their slopes hardly enter {@code dU/dt}; and with {@code
 * Y} near the inverse of the Gram matrix of their gradients {@code sᵀYs} never increases
 * (proofs-notes/verifier.md, V16).
 *
 * @param rate at most {@code |dU/dt| / 2^scale}, positive
 * @param scale the power of two
 * @param gradient at least what an error of 1 at the start makes of the distance of {@code T} from
 *     {@code U}, with its own at the start
 * @param offset at least what that distance is where the error is 0
 */
record SlidingRate(double rate, long scale, Magnitude gradient, Magnitude offset) {
  /** So many pinned kinks at most. */
  private static final int MOST_PINNED = 8;

  /** What the inverse is allowed to miss. */
  private static final double SLACK = 1 + 0x1p-10;

  /**
   * The rate for {@code pair}, that of the flow being positive if {@code isRising}.
   *
   * @param starts at least the sizes of the pinned pre-activations, with the gates of the network
   *     itself, where the curve begins
   */
  static Optional<SlidingRate> enclosing(
      VerifierContext context,
      GateCheck check,
      WeightBox box,
      SampleSignals signals,
      List<GateGroup> pinned,
      List<Magnitude> starts,
      Pair pair,
      boolean isRising) {
    return pinned.size() > MOST_PINNED
        ? Optional.empty()
        : new Search(context, check, box, signals, pinned, starts, pair).found(isRising);
  }

  /** The search for a combination of the pinned pre-activations. */
  private static final class Search {
    private final VerifierContext context;
    private final GateCheck check;
    private final WeightBox box;
    private final SampleSignals signals;
    private final List<GateGroup> pinned;
    private final DoubleInterval[] own;
    private final DoubleInterval[][] gradients;
    private final Magnitude ownSize;
    private final List<Magnitude> sizes = new ArrayList<>();
    private final List<Magnitude> starts;

    Search(
        VerifierContext context,
        GateCheck check,
        WeightBox box,
        SampleSignals signals,
        List<GateGroup> pinned,
        List<Magnitude> starts,
        Pair pair) {
      this.context = context;
      this.check = check;
      this.box = box;
      this.signals = signals;
      this.pinned = pinned;
      this.own = KinkStrength.gradient(signals, pair);
      this.ownSize = Magnitude.enclosingAbove(KinkStrength.gradientUpper(signals, pair));
      this.gradients = new DoubleInterval[pinned.size()][];
      this.starts = starts;
      for (int k = 0; k < gradients.length; k++) {
        Pair first = pinned.get(k).pairs().get(0);
        gradients[k] = KinkStrength.gradient(signals, first);
        sizes.add(Magnitude.enclosingAbove(KinkStrength.gradientUpper(signals, first)));
      }
    }

    Optional<SlidingRate> found(boolean isRising) {
      double[][] gram = gram();
      Optional<double[][]> inverse = Pivots.inverse(gram);
      if (inverse.isEmpty()) {
        return Optional.empty();
      }
      double[][] y = symmetric(inverse.get());
      double[] a = coefficients(y);
      if (!isFinite(a) || !Arrays.stream(y).allMatch(Search::isFinite)) {
        return Optional.empty();
      }
      CornerRates rates = CornerRates.enclosing(signals);
      DoubleInterval rate = rates.along(along(a));
      double least = isRising ? rate.lower() : -rate.upper();
      if (!(least > 0 && isHeld(y) && isAbove(y, gram))) {
        return Optional.empty();
      }
      Magnitude gradient = ownSize.add(held(a, y, gram, sizes));
      return Optional.of(new SlidingRate(least, rates.scale(), gradient, held(a, y, gram, starts)));
    }

    private static boolean isFinite(double[] row) {
      return Arrays.stream(row).allMatch(Double::isFinite);
    }

    private double[][] gram() {
      int m = gradients.length;
      double[][] gram = new double[m][m];
      for (int k = 0; k < m; k++) {
        for (int l = 0; l < m; l++) {
          gram[k][l] = approximateProduct(gradients[k], gradients[l]);
        }
      }
      return gram;
    }

    private static double approximateProduct(DoubleInterval[] a, DoubleInterval[] b) {
      double sum = 0;
      for (int p = 0; p < a.length; p++) {
        sum += a[p].approximateMiddle() * b[p].approximateMiddle();
      }
      return sum;
    }

    private static double[][] symmetric(double[][] matrix) {
      double[][] symmetric = new double[matrix.length][matrix.length];
      for (int k = 0; k < matrix.length; k++) {
        for (int l = 0; l < matrix.length; l++) {
          symmetric[k][l] = (matrix[k][l] + matrix[l][k]) / 2;
        }
      }
      return symmetric;
    }

    private double[] coefficients(double[][] y) {
      double[] products =
          Arrays.stream(gradients).mapToDouble(g -> approximateProduct(g, own)).toArray();
      return Arrays.stream(y)
          .mapToDouble(
              row -> {
                double sum = 0;
                for (int l = 0; l < row.length; l++) {
                  sum += row[l] * products[l];
                }
                return sum;
              })
          .toArray();
    }

    /** Contains {@code ∇s - Σ a_k ∇s_k}. */
    private DoubleInterval[] along(double[] a) {
      DoubleInterval[] d = own.clone();
      for (int k = 0; k < a.length; k++) {
        for (int p = 0; p < d.length; p++) {
          d[p] = d[p].subtract(DoubleInterval.of(a[k]).multiply(gradients[k][p]));
        }
      }
      return d;
    }

    /** Whether {@code s_k (Ys)_k'} is not positive on either side of any pinned kink. */
    private boolean isHeld(double[][] y) {
      boolean isHeld = true;
      for (int k = 0; k < y.length && isHeld; k++) {
        DoubleInterval[] d = new DoubleInterval[own.length];
        Arrays.fill(d, DoubleInterval.ZERO);
        for (int l = 0; l < y.length; l++) {
          for (int p = 0; p < d.length; p++) {
            d[p] = d[p].add(DoubleInterval.of(y[k][l]).multiply(gradients[l][p]));
          }
        }
        isHeld = side(k, true).along(d).upper() <= 0 && side(k, false).along(d).lower() >= 0;
      }
      return isHeld;
    }

    private CornerRates side(int k, boolean isPositive) {
      Map<Pair, Boolean> sides = new HashMap<>();
      boolean isFirstOpposite = isOpposite(pinned.get(k).pairs().get(0));
      for (Pair pair : pinned.get(k).pairs()) {
        sides.put(pair, isPositive == (isOpposite(pair) == isFirstOpposite));
      }
      PossibleGates states = PossibleGates.onSides(context.problem(), box, sides);
      return CornerRates.enclosing(SampleSignals.ofSelections(context.problem(), box, states));
    }

    private boolean isOpposite(Pair pair) {
      return context.ties().factored(check.gates(), pair).isOpposite();
    }

    /**
     * At least {@code Σ |a_k| (|s_k(0)| + |s_k|)} later on if {@code |s_k(0)| <= σ_k}: {@code q =
     * sᵀYs <= Σ |Y_kl| σ_k σ_l} at the start, and {@code s_k² <= λ_k q} from then on.
     */
    private static Magnitude held(
        double[] a, double[][] y, double[][] gram, List<Magnitude> sigma) {
      Magnitude q = Magnitude.ZERO;
      for (int k = 0; k < a.length; k++) {
        for (int l = 0; l < a.length; l++) {
          Magnitude product = sigma.get(k).multiply(sigma.get(l));
          q = q.add(Magnitude.enclosingAbove(y[k][l]).multiply(product));
        }
      }
      Magnitude sum = Magnitude.ZERO;
      for (int k = 0; k < a.length; k++) {
        Magnitude later = Magnitude.enclosingAbove(lambda(gram, k)).multiply(q).sqrtUpper();
        sum = sum.add(Magnitude.enclosingAbove(a[k]).multiply(sigma.get(k).add(later)));
      }
      return sum;
    }

    private static double lambda(double[][] gram, int k) {
      return gram[k][k] * SLACK;
    }

    private static boolean isAbove(double[][] y, double[][] gram) {
      boolean isAbove = true;
      for (int k = 0; k < y.length && isAbove; k++) {
        isAbove = isAbove(y, k, lambda(gram, k));
      }
      return isAbove;
    }

    /** Whether {@code λY - e_k e_kᵀ} is positive semidefinite, exactly. */
    private static boolean isAbove(double[][] y, int k, double lambda) {
      RationalMatrix matrix =
          RationalMatrix.of(
              y.length,
              y.length,
              (i, j) -> {
                Rational entry = exact(lambda).multiply(exact(y[i][j]));
                return i == k && j == k ? entry.subtract(Rational.ONE) : entry;
              });
      return matrix.isPositiveSemidefinite();
    }

    private static Rational exact(double value) {
      return Dyadic.of(value).toRational();
    }
  }
}
