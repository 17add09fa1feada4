package org.plumbline.network;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.checkerframework.checker.nullness.qual.NonNull;
import org.plumbline.number.Rational;

/**
 * The sweeps through a network on numbers of any kind: forwards {@code s_v = Σ_{a→v} w_av z_a},
 * backwards {@code B_v = Σ_{v→b} w_vb δ_b}, and with both the gradient, whose entry of a parameter
 * is {@code Σ z_a δ_v} over its edges {@code a → v} (proofs-notes/setting.md, S1).
 *
 * <p>What a vertex makes of a sum is for the caller to say: it may apply its activation, multiply
 * by an assumed gate, or hold a kink at zero. Weights are listed by the numbers that {@link
 * Incidence} gives to edges. {@link DoubleSweep} is the same in plain double arithmetic.
 *
 * @param <T> the kind of number
 */
public final class Sweep<T extends @NonNull Object> {
  private final Incidence edges;
  private final Arithmetic<T> arithmetic;
  private final T zero;

  private Sweep(Incidence edges, Arithmetic<T> arithmetic) {
    this.edges = edges;
    this.arithmetic = arithmetic;
    this.zero = arithmetic.of(Rational.ZERO);
  }

  /** The sweeps along the given edges. */
  public static <T extends @NonNull Object> Sweep<T> of(Incidence edges, Arithmetic<T> arithmetic) {
    return new Sweep<>(edges, arithmetic);
  }

  /** What a vertex passes on. */
  @FunctionalInterface
  public interface Passage<T extends @NonNull Object> {
    /** What vertex {@code v} passes on when {@code sum} reaches it, which is 0 at an end. */
    T passed(int v, T sum);

    /** Whether the sum does not matter, and 0 will do for it. */
    default boolean isClosed(int v) {
      return false;
    }
  }

  /** The edges swept along. */
  public Incidence edges() {
    return edges;
  }

  /** Fills {@code weights} with the weight of every edge, given that of every parameter. */
  public void fill(T[] weights, IntFunction<T> parameters) {
    for (int e = 0; e < edges.size(); e++) {
      Edge edge = edges.edge(e);
      weights[e] =
          edge.weight() instanceof Weight.Fixed fixed
              ? arithmetic.of(fixed.value())
              : parameters.apply(edge.parameter());
    }
  }

  /**
   * Fills {@code z} with what each vertex passes forwards; it may end before the last vertex does.
   */
  public void forward(T[] weights, T[] z, Passage<T> passage) {
    for (int v = 0; v < z.length; v++) {
      z[v] = passage.passed(v, passage.isClosed(v) ? zero : sum(v, weights, z));
    }
  }

  /** The sum {@code Σ w_av z_a} over the edges into {@code v}. */
  public T sum(int v, T[] weights, T[] z) {
    Arithmetic.Sum<T> sum = arithmetic.sum();
    int end = edges.firstInto(v + 1);
    for (int e = edges.firstInto(v); e < end; e++) {
      T from = z[edges.edge(e).from()];
      if (!arithmetic.isZero(from)) {
        sum.addProduct(weights[e], from);
      }
    }
    return sum.value();
  }

  /**
   * Fills {@code delta} with what each vertex passes backwards; vertices beyond its end pass
   * nothing.
   */
  public void backward(T[] weights, T[] delta, Passage<T> passage) {
    for (int v = delta.length - 1; v >= 0; v--) {
      delta[v] = passage.passed(v, passage.isClosed(v) ? zero : backSum(v, weights, delta));
    }
  }

  private T backSum(int v, T[] weights, T[] delta) {
    Arithmetic.Sum<T> sum = arithmetic.sum();
    for (int e : edges.outgoing(v)) {
      int to = edges.edge(e).to();
      if (to < delta.length && !arithmetic.isZero(delta[to])) {
        sum.addProduct(weights[e], delta[to]);
      }
    }
    return sum.value();
  }

  /**
   * Fills {@code gradient} with {@code Σ z_a δ_v} over the edges {@code a → v} of each parameter,
   * as far as {@code delta} goes.
   */
  public void gradient(T[] z, T[] delta, T[] gradient) {
    Arrays.fill(gradient, zero);
    int end = edges.firstInto(delta.length);
    for (int e = 0; e < end; e++) {
      Edge edge = edges.edge(e);
      if (edge.isTrainable()) {
        int p = edge.parameter();
        T term = arithmetic.multiply(z[edge.from()], delta[edge.to()]);
        gradient[p] = arithmetic.add(gradient[p], term);
      }
    }
  }
}
