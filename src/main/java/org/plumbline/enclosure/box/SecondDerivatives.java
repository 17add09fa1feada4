package org.plumbline.enclosure.box;

import java.util.Arrays;
import java.util.List;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.SymmetricEnclosure;

/**
 * The matrix {@code Σ_i c_i y_i ∇²f(x_i; w) / 2^scale} enclosed entry by entry, for all weights of
 * a box and all gates the states allow.
 *
 * <p>For edges {@code e = (a → v)} and {@code e' = (b → u)} the second derivative of {@code f} is
 * {@code z_a · g_v G_vb · δ_u}, with {@code G_vb = ∂z_b/∂z_v}. Within a pattern only {@code z_a}
 * depends on the sample, so that {@code Σ c_i y_i z_a} stands in its place; the patterns are added
 * before anything is bounded in norm (proofs-notes/growth.md).
 *
 * <p>Sums are kept as middles, with the sums of the sizes of their terms, from which the rounding
 * errors are bounded in the end, and the sums of the radii of their terms.
 */
final class SecondDerivatives {
  /** Its square is still a normal number. */
  private static final double LEAST_SIZE = 0x1p-500;

  private final SampleSignals signals;
  private final EnclosedProblem problem;
  private final int[] slots;

  /** For each vertex the edges behind it, and the slots of those that are trained, ascending. */
  private final int[][] edgesBehind;

  private final int[][] slotsBehind;
  private final double[][] middle;
  private final double[][] size;
  private final double[][] radius;
  private final Terms terms;

  private SecondDerivatives(SampleSignals signals) {
    this.signals = signals;
    problem = signals.problem();
    slots = slots(problem);
    edgesBehind = new int[problem.size()][];
    slotsBehind = new int[problem.size()][];
    for (int v = problem.network().inputs(); v < problem.size(); v++) {
      edgesBehind[v] = edgesBehind(problem, v);
      slotsBehind[v] =
          Arrays.stream(edgesBehind[v])
              .map(e -> Arrays.binarySearch(slots, e))
              .filter(slot -> slot >= 0)
              .toArray();
    }
    middle = new double[slots.length][slots.length];
    size = new double[slots.length][slots.length];
    radius = new double[slots.length][slots.length];
    terms = new Terms(slots.length);
  }

  /** The trainable edges, by the vertex they lead to. */
  static int[] slots(EnclosedProblem problem) {
    int[] all = new int[problem.edgeCount()];
    int count = 0;
    for (int e = 0; e < all.length; e++) {
      if (problem.edge(e).isTrainable()) {
        all[count++] = e;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** The edges {@code b → u} with a path from {@code v} to {@code b}, or {@code b = v}. */
  private static int[] edgesBehind(EnclosedProblem problem, int v) {
    boolean[] isBehind = new boolean[problem.size()];
    isBehind[v] = true;
    int[] behind = new int[problem.edgeCount()];
    int count = 0;
    for (int e = problem.firstInto(v + 1); e < behind.length; e++) {
      if (isBehind[problem.edge(e).from()]) {
        isBehind[problem.edge(e).to()] = true;
        behind[count++] = e;
      }
    }
    return Arrays.copyOf(behind, count);
  }

  /** The number of pairs of edges with a second derivative, on a sample with all gates open. */
  static double count(EnclosedProblem problem) {
    double count = 0;
    for (int v = problem.network().inputs(); v < problem.size(); v++) {
      double into = problem.firstInto(v + 1) - problem.firstInto(v);
      count += into * edgesBehind(problem, v).length;
    }
    return count;
  }

  /** The matrix, a row and a column per parameter. */
  static SymmetricEnclosure enclosing(SampleSignals signals, LossWeights losses) {
    SecondDerivatives sum = new SecondDerivatives(signals);
    for (List<Integer> pattern : signals.patterns()) {
      sum.add(pattern.get(0), signals.aggregated(pattern, losses));
    }
    return sum.perParameter();
  }

  /** Adds the terms of a pattern, that of sample {@code i}, with the given sums of activations. */
  private void add(int i, DoubleInterval[] z) {
    int slot = 0;
    while (slot < slots.length) {
      int v = head(slot);
      int next = slot;
      while (next < slots.length && head(next) == v) {
        next++;
      }
      if (!signals.gate(i, v).isZero()) {
        findTerms(i, v);
        for (int row = slot; row < next; row++) {
          add(row, z[problem.edge(slots[row]).from()]);
        }
      }
      slot = next;
    }
  }

  private int head(int slot) {
    return problem.edge(slots[slot]).to();
  }

  /** The factors {@code g_v G_vb δ_u} that are not zero. */
  private void findTerms(int i, int v) {
    DoubleInterval[] gains = gains(i, v);
    terms.count = 0;
    for (int slot : slotsBehind[v]) {
      DoubleInterval gain = gains[problem.edge(slots[slot]).from()];
      if (!gain.isZero() && !signals.delta(i, head(slot)).isZero()) {
        terms.add(slot, gain.multiply(signals.delta(i, head(slot))));
      }
    }
  }

  /** The derivatives {@code ∂z_b/∂s_v = g_v G_vb}; 0 where no path leads from v to b. */
  private DoubleInterval[] gains(int i, int v) {
    DoubleInterval[] gains = new DoubleInterval[problem.size()];
    Arrays.fill(gains, DoubleInterval.ZERO);
    gains[v] = signals.gate(i, v);
    int[] edges = edgesBehind[v];
    for (int j = 0; j < edges.length; ) {
      int b = problem.edge(edges[j]).to();
      DoubleInterval sum = DoubleInterval.ZERO;
      for (; j < edges.length && problem.edge(edges[j]).to() == b; j++) {
        DoubleInterval gain = gains[problem.edge(edges[j]).from()];
        if (!gain.isZero()) {
          sum = sum.add(signals.weight(edges[j]).multiply(gain));
        }
      }
      gains[b] = sum.isZero() ? sum : signals.gate(i, b).multiply(sum);
    }
    return gains;
  }

  private void add(int slot, DoubleInterval z) {
    if (z.isZero()) {
      return;
    }
    double centre = z.approximateMiddle();
    double centreSize = sizeUpper(z, centre);
    double centreRadius = z.radiusUpper(centre);
    double[] middles = middle[slot];
    double[] sizes = size[slot];
    double[] radii = radius[slot];
    for (int j = 0; j < terms.count; j++) {
      int column = terms.slot[j];
      middles[column] += centre * terms.middle[j];
      sizes[column] += centreSize * terms.size[j];
      radii[column] += centreSize * terms.radius[j] + centreRadius * terms.magnitude[j];
    }
  }

  /** At least {@code |centre|}; so large that products of sizes vanish only if a factor is 0. */
  private static double sizeUpper(DoubleInterval factor, double centre) {
    return factor.isZero() ? 0 : Math.max(Math.abs(centre), LEAST_SIZE);
  }

  /** Edges of the same parameter are added; an edge pair counts once for each order of the two. */
  private SymmetricEnclosure perParameter() {
    int n = problem.network().parameters();
    double[][] middles = new double[n][n];
    double[][] sizes = new double[n][n];
    double[][] radii = new double[n][n];
    int[] uses = new int[n];
    for (int row = 0; row < slots.length; row++) {
      uses[problem.edge(slots[row]).parameter()]++;
      fold(row, middle[row], middles);
      fold(row, size[row], sizes);
      fold(row, radius[row], radii);
    }
    int most = Arrays.stream(uses).max().orElse(1);
    int terms = signals.patterns().size() + 2 * most * most;
    return SymmetricEnclosure.ofSums(middles, sizes, radii, terms);
  }

  private void fold(int row, double[] from, double[][] to) {
    int p = problem.edge(slots[row]).parameter();
    for (int j = row + 1; j < slots.length; j++) {
      int q = problem.edge(slots[j]).parameter();
      to[p][q] += from[j];
      to[q][p] += from[j];
    }
  }

  /**
   * The factors of a row of terms that are not zero, as middles and radii, and the slots they
   * belong to: most vertices are not behind a given one, or are off.
   */
  private static final class Terms {
    private final int[] slot;
    private final double[] middle;
    private final double[] size;
    private final double[] radius;
    private final double[] magnitude;
    private int count;

    private Terms(int most) {
      slot = new int[most];
      middle = new double[most];
      size = new double[most];
      radius = new double[most];
      magnitude = new double[most];
    }

    private void add(int ofSlot, DoubleInterval factor) {
      double centre = factor.approximateMiddle();
      slot[count] = ofSlot;
      middle[count] = centre;
      size[count] = sizeUpper(factor, centre);
      radius[count] = factor.radiusUpper(centre);
      magnitude[count] = Directed.sumUpper(size[count], radius[count]);
      count++;
    }
  }
}
