package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * Makes one set of trained weights of two: a layer {@code W z + b} followed by {@code a s + c}
 * becomes the layer with the weights {@code a W} and {@code a b + c}, exactly.
 *
 * <p>Only where each sum consists of trained weights alone and each weight is always multiplied by
 * the same number; {@link Circuit#requireDistinct} refuses models that use the old weights as well.
 */
final class Folding {
  private final Application application;
  private final Value.Activations value;
  private final String suffix;
  private final Map<String, Map<Integer, Rational>> folded = new LinkedHashMap<>();

  private Folding(Application application, Value.Activations value) {
    this.application = application;
    this.value = value;
    this.suffix = "/" + application.node().output();
  }

  /**
   * The array {@code a s + c} for an array of sums, if it can be folded.
   *
   * @param factors the number {@code a} at each place
   * @param shifts the number {@code c} at each place
   * @param shift the array that the weights of the constant input are called after where a sum has
   *     none
   */
  static Optional<Value.Activations> affine(
      Application application,
      Value.Activations value,
      List<Rational> factors,
      List<Rational> shifts,
      Value.Constant shift) {
    return new Folding(application, value).affine(factors, shifts, shift);
  }

  private Optional<Value.Activations> affine(
      List<Rational> factors, List<Rational> shifts, Value.Constant shift) {
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < value.size(); k++) {
      List<Sum.Term> terms = new ArrayList<>();
      int constants = 0;
      for (Sum.Term term : value.sums().get(k).terms()) {
        if (!(term.factor() instanceof Factor.Own own)) {
          return Optional.empty();
        }
        boolean isConstant = term.unit() == application.units().constant();
        constants += isConstant ? 1 : 0;
        Rational number =
            application.array(own.array()).value(own.position()).multiply(factors.get(k));
        Rational sum = isConstant ? number.add(shifts.get(k)) : number;
        if (!put(own.array(), own.position(), sum)) {
          return Optional.empty();
        }
        terms.add(new Sum.Term(term.unit(), new Factor.Own(own.array() + suffix, own.position())));
      }
      if (constants > 1 || terms.size() == constants) {
        return Optional.empty();
      }
      if (constants == 0) {
        Factor.Own own = shift.factor(k);
        if (!put(own.array(), own.position(), shifts.get(k))) {
          return Optional.empty();
        }
        terms.add(
            new Sum.Term(
                application.units().constant(),
                new Factor.Own(own.array() + suffix, own.position())));
      }
      sums.add(new Sum(terms));
    }
    keep();
    return Optional.of(new Value.Activations(value.shape(), sums));
  }

  /** Whether the weight at a place is not another number already. */
  private boolean put(String array, int position, Rational number) {
    Rational before =
        folded.computeIfAbsent(array, name -> new HashMap<>()).putIfAbsent(position, number);
    return before == null || before.equals(number);
  }

  private void keep() {
    folded.forEach(
        (array, numbers) -> {
          Numbers old = application.array(array);
          application
              .units()
              .keep(
                  new Numbers(
                      array + suffix,
                      old.type(),
                      old.shape(),
                      position -> numbers.getOrDefault(position, Rational.ZERO),
                      old.roots()));
        });
  }
}
