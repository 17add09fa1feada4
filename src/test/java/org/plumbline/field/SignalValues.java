package org.plumbline.field;

import java.util.Arrays;
import java.util.List;
import org.plumbline.number.Rational;

/** The exact values of signals at given weights and slopes. */
final class SignalValues {
  private final ProgramBuilder builder;
  private final List<Rational> leaves;

  private SignalValues(ProgramBuilder builder, List<Rational> leaves) {
    this.builder = builder;
    this.leaves = leaves;
  }

  /** Values where the first registers hold the given numbers. */
  static SignalValues of(ProgramBuilder builder, String... leaves) {
    return new SignalValues(builder, Arrays.stream(leaves).map(Rational::parse).toList());
  }

  Rational value(Signal signal) {
    ExactRegisters registers = new ExactRegisters(leaves);
    registers.execute(builder.lower().instructions());
    return signal.isConstant() ? signal.constant() : registers.value(signal.register());
  }

  List<Rational> values(List<Signal> signals) {
    return signals.stream().map(this::value).toList();
  }
}
