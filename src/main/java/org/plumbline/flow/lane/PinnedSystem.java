package org.plumbline.flow.lane;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.flow.state.LinearSystem;
import org.plumbline.number.Dyadic;

/**
 * The equations for the slopes of pinned pairs anywhere in a network: their rates must vanish.
 *
 * <p>At order 0 they are affine in each slope, and products of slopes occur where a pinned pair is
 * behind another on the same sample: Newton's method. What the slopes of later orders do is linear,
 * with the matrix that was found there.
 */
final class PinnedSystem {
  private static final int NEWTON_LIMIT = 20;

  private final FirstLayer layer;
  private final int[] owners;
  private final List<PinnedSample> samples;
  private final int[] sampleOf;

  /** By pinned pair and pinned sample the product of their inputs. */
  private final Dyadic[][] gram;

  private final int bits;
  private Dyadic[][] gradients = new Dyadic[0][];
  private Dyadic[][] gradientProducts = new Dyadic[0][];
  private Dyadic[][] inverse = new Dyadic[0][];

  /**
   * A system.
   *
   * @param owners the first lanes of the parameters of edges that come from no input
   * @param sampleOf by pinned pair the place of its sample
   * @param gram by pinned pair and place the product of two samples
   */
  PinnedSystem(
      FirstLayer layer,
      int[] owners,
      List<PinnedSample> samples,
      int[] sampleOf,
      Dyadic[][] gram,
      int bits) {
    this.layer = layer;
    this.owners = owners;
    this.samples = samples;
    this.sampleOf = sampleOf;
    this.gram = gram;
    this.bits = bits;
  }

  /** The number of slopes. */
  private int size() {
    return sampleOf.length;
  }

  /**
   * Finds slopes at which all rates vanish; empty if there are none.
   *
   * @param guess slopes …
   * @param rates … and the rates of the pinned pairs under them
   */
  Optional<Dyadic[]> solveFirst(Dyadic[] guess, Dyadic[] rates) {
    gradients = new Dyadic[size()][];
    gradientProducts = new Dyadic[size()][];
    for (int j = 0; j < size(); j++) {
      gradients[j] = samples.get(sampleOf[j]).gradient(j);
      gradientProducts[j] = samples.get(sampleOf[j]).products(gradients[j]);
    }
    Dyadic[] before = moves(guess);
    Dyadic[] theta = guess.clone();
    for (int iteration = 0; iteration < NEWTON_LIMIT; iteration++) {
      Dyadic[] now = moves(theta);
      Dyadic[] residual = new Dyadic[size()];
      Arrays.setAll(residual, j -> rates[j].add(now[j]).subtract(before[j]).round(bits));
      Optional<Dyadic[]> step = LinearSystem.approximate(matrix(theta), bits).solve(residual);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      boolean isSettled = true;
      for (int j = 0; j < size(); j++) {
        Dyadic change = step.get()[j];
        theta[j] = theta[j].subtract(change).round(bits);
        isSettled &= change.signum() == 0 || change.magnitudeExponent() < -bits / 2 - 4;
      }
      if (isSettled) {
        return invert(theta) ? Optional.of(theta) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** By how much rates must be moved by the pinned samples' own gradients. */
  private Dyadic[] moves(Dyadic[] theta) {
    Dyadic[][] after = new Dyadic[samples.size()][];
    Dyadic[][] products = new Dyadic[samples.size()][];
    for (int s = 0; s < after.length; s++) {
      after[s] = samples.get(s).signals(theta).after();
      products[s] = samples.get(s).products(after[s]);
    }
    Dyadic[] moves = new Dyadic[size()];
    for (int j = 0; j < moves.length; j++) {
      moves[j] = Dyadic.ZERO;
      for (int s = 0; s < after.length; s++) {
        moves[j] = moves[j].add(rate(j, s, after[s], products[s])).round(bits);
      }
    }
    return moves;
  }

  /** The rate of pinned pair {@code j} if weights move as a sample's signals say. */
  private Dyadic rate(int j, int s, Dyadic[] signals, Dyadic[] products) {
    Dyadic sum = Dyadic.ZERO;
    for (int h = 0; h < layer.heads(); h++) {
      int v = layer.vertex(h);
      sum = sum.add(gradients[j][v].multiply(signals[v]));
    }
    sum = sum.round(bits).multiply(gram[j][s]);
    for (int e = 0; e < products.length; e++) {
      if (gradientProducts[j][e].signum() != 0) {
        sum = sum.add(gradientProducts[j][e].multiply(shared(products, e)));
      }
    }
    return sum.round(bits);
  }

  /** The derivative of an edge's parameter, a sum over its edges. */
  private Dyadic shared(Dyadic[] products, int e) {
    if (owners.length == 0) {
      return products[e];
    }
    Dyadic sum = Dyadic.ZERO;
    for (int other = 0; owners[e] >= 0 && other < owners.length; other++) {
      sum = owners[other] == owners[e] ? sum.add(products[other]) : sum;
    }
    return sum;
  }

  private Dyadic[][] matrix(Dyadic[] theta) {
    Dyadic[][] matrix = new Dyadic[size()][size()];
    for (int q = 0; q < size(); q++) {
      PinnedSample sample = samples.get(sampleOf[q]);
      Dyadic[] response = sample.response(q, theta, sample.signals(theta)).after();
      Dyadic[] products = sample.products(response);
      for (int j = 0; j < size(); j++) {
        matrix[j][q] = rate(j, sampleOf[q], response, products);
      }
    }
    return matrix;
  }

  private boolean invert(Dyadic[] theta) {
    LinearSystem system = LinearSystem.approximate(matrix(theta), bits);
    Dyadic[][] columns = new Dyadic[size()][];
    for (int c = 0; c < size(); c++) {
      Dyadic[] unit = new Dyadic[size()];
      Arrays.fill(unit, Dyadic.ZERO);
      unit[c] = Dyadic.ONE;
      Optional<Dyadic[]> column = system.solve(unit);
      if (column.isEmpty()) {
        return false;
      }
      columns[c] = column.get();
    }
    inverse = columns;
    return true;
  }

  /** The coefficients of a later order at which given rates vanish. */
  Dyadic[] solve(Dyadic[] rates) {
    Dyadic[] solution = new Dyadic[size()];
    for (int j = 0; j < solution.length; j++) {
      Dyadic sum = Dyadic.ZERO;
      for (int c = 0; c < rates.length; c++) {
        sum = sum.subtract(inverse[c][j].multiply(rates[c]));
      }
      solution[j] = sum.round(bits);
    }
    return solution;
  }
}
