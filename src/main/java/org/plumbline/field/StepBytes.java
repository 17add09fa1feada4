package org.plumbline.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;
import org.plumbline.number.Rational;

/**
 * Steps of trajectories as bytes: what is read is the step that was written, in the same numbers
 * kept in the same way, and steps that differ have different bytes.
 */
public final class StepBytes {
  private static final byte LISTED = 0;
  private static final byte LIMBS = 1;

  private StepBytes() {}

  /** Appends a step. */
  public static void write(TrajectoryStep step, ExactOutput out) {
    out.put(step.start());
    out.put(step.end());
    step.gates().write(out);
    write(step.weights(), out);
    write(step.slopes(), out);
  }

  private static void write(List<Polynomial> polynomials, ExactOutput out) {
    out.put(polynomials.size());
    for (Polynomial polynomial : polynomials) {
      if (polynomial instanceof LimbPolynomial limbs) {
        out.put(LIMBS);
        limbs.write(out.room(limbs.bytes()));
      } else {
        out.put(LISTED);
        List<Dyadic> coefficients = polynomial.coefficients();
        out.put(coefficients.size());
        coefficients.forEach(out::put);
      }
    }
  }

  /**
   * Takes a step.
   *
   * @param before the gates of the step before it, if there is one: rows that are the same share
   *     their memory
   */
  public static TrajectoryStep read(ExactInput in, Optional<GateTable> before) {
    Rational start = in.getRational();
    Rational end = in.getRational();
    GateTable gates = GateTable.read(in, before);
    List<Polynomial> weights = polynomials(in);
    return new TrajectoryStep(start, end, weights, polynomials(in), gates);
  }

  private static List<Polynomial> polynomials(ExactInput in) {
    int count = in.getCount();
    List<Polynomial> polynomials = new ArrayList<>(count);
    for (int p = 0; p < count; p++) {
      polynomials.add(in.getByte() == LIMBS ? LimbPolynomial.read(in.rest()) : listed(in));
    }
    return polynomials;
  }

  private static Polynomial listed(ExactInput in) {
    int length = in.getCount();
    List<Dyadic> coefficients = new ArrayList<>(length);
    for (int k = 0; k < length; k++) {
      coefficients.add(in.getDyadic());
    }
    return Polynomial.of(coefficients);
  }
}
