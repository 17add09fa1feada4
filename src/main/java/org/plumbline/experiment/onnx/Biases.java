package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which biases are weights: what was asked for, or all of them unless all are 0.
 *
 * <p>Where the samples have a constant coordinate that the model has not, the biases of its first
 * layer are the weights of that, and are kept in any case.
 */
final class Biases {
  private final Units units;
  private final Weights values;
  private final boolean isApart;
  private final Optional<Boolean> wanted;

  Biases(Units units, Weights values, boolean isApart, Optional<Boolean> wanted) {
    this.units = units;
    this.values = values;
    this.isApart = isApart;
    this.wanted = wanted;
  }

  /** The circuit of the given units, biases that are no weights left out. */
  Circuit circuit(List<Unit> all, Sum output) throws OnnxException {
    Circuit whole = Circuit.of(units.inputs(), all, output);
    List<Factor.Own> open = new ArrayList<>();
    if (whole.hasBias()) {
      for (Sum sum : whole.sums()) {
        for (Sum.Term term : sum.terms()) {
          if (term.factor() instanceof Factor.Own own && isOpen(whole, sum, term)) {
            open.add(own);
          }
        }
      }
    }
    if (open.isEmpty() || isKept(open)) {
      return requireOutput(whole);
    }
    if (wanted.isEmpty()) {
      units.note(
          "The biases of the model are all 0: they are left out and not trained; "
              + "network.biases: true keeps them as weights.");
    }
    return requireOutput(without(all, output));
  }

  /** A bias, unless it is the weight of the constant coordinate in a first layer. */
  private boolean isOpen(Circuit circuit, Sum sum, Sum.Term term) {
    int constant = circuit.inputs() - 1;
    return term.unit() == constant && !(isApart && isFirstLayer(sum, constant));
  }

  private static boolean isFirstLayer(Sum sum, int constant) {
    return sum.terms().size() > 1
        && sum.terms().stream()
            .allMatch(term -> term.unit() <= constant && term.factor() instanceof Factor.Own);
  }

  private boolean isKept(List<Factor.Own> open) throws OnnxException {
    Optional<Factor.Own> found =
        open.stream().filter(own -> values.value(own).signum() != 0).findFirst();
    if (wanted.isPresent() && !wanted.get() && found.isPresent()) {
      throw new OnnxException(
          "tensor " + OnnxException.quoted(found.get().array()),
          "the bias " + values.name(found.get()) + " is not zero",
          "biases that are zero, or network.biases: true");
    }
    return wanted.orElse(found.isPresent());
  }

  /** The circuit without open biases, and without units that were sums of such alone. */
  private Circuit without(List<Unit> all, Sum output) {
    int inputs = units.inputs();
    Set<Integer> gone = new HashSet<>();
    List<Unit> kept = new ArrayList<>();
    for (Unit unit : all) {
      Sum sum = without(unit.sum(), gone);
      if (sum.terms().isEmpty() && !unit.sum().terms().isEmpty()) {
        gone.add(inputs + kept.size());
      }
      kept.add(unit.with(sum));
    }
    return Circuit.of(inputs, kept, without(output, gone));
  }

  private Sum without(Sum sum, Set<Integer> gone) {
    int constant = units.constant();
    boolean isFirst = isApart && isFirstLayer(sum, constant);
    Predicate<Sum.Term> isBias =
        term -> term.unit() == constant && term.factor() instanceof Factor.Own && !isFirst;
    return new Sum(
        sum.terms().stream()
            .filter(term -> !gone.contains(term.unit()) && !isBias.test(term))
            .toList());
  }

  private static Circuit requireOutput(Circuit circuit) throws OnnxException {
    if (circuit.output().terms().isEmpty()) {
      throw new OnnxException("output", "it is constant", "a number that depends on the sample");
    }
    return circuit;
  }
}
