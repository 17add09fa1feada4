package org.plumbline.field;

import java.util.List;
import org.plumbline.number.Rational;

/**
 * The surface in weight space on which a pre-activation vanishes: the zeros of a factor {@code
 * E(w)} that does not depend on the sample.
 *
 * <p>If all that reaches vertex {@code v} on a sample passes through the kinked vertex {@code u},
 * then {@code s_v = z_u E} with {@code E} made of the weights and gates between the two. If nothing
 * but the input stands at the beginning, {@code s_v = c E} with {@code c} its first coordinate that
 * gets through, and {@code E} depends on the other coordinates divided by it. Pairs with equal
 * kinks vanish together (proofs-notes/kinks.md).
 *
 * @param vertex the vertex {@code v}
 * @param between the vertices between {@code u} and {@code v}, descending
 * @param gates their gates
 * @param sources {@code u}, or the inputs that get through
 * @param ray the inputs' coordinates divided by the first; empty if {@code u} is not an input
 */
public record Kink(
    int vertex,
    List<Integer> between,
    List<Gate> gates,
    List<Integer> sources,
    List<Rational> ray) {

  /** The vertex {@code u}, or -1 if the input stands at the beginning. */
  public int source() {
    return ray.isEmpty() && !sources.isEmpty() ? sources.get(0) : -1;
  }
}
