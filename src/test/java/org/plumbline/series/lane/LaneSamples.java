package org.plumbline.series.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.limb.LimbRegisters;

/**
 * Samples {@code u_i = b_i + Σ_a c_ai s_a}: registers 0 … 9 are for sources, the argument of sample
 * {@code i} is register {@code 10 + 2i}, its exponential the one after it.
 */
final class LaneSamples {
  private LaneSamples() {}

  /** Sample {@code i} of the given sources, coefficients and constant. */
  static LaneGroup.Sample sample(
      int i, List<Integer> sources, List<Rational> coefficients, Rational constant) {
    return new LaneGroup.Sample(
        new Instruction.Combination(10 + 2 * i, sources, coefficients, constant),
        new Instruction.Exponential(11 + 2 * i, 10 + 2 * i));
  }

  /** Samples {@code u_i = arguments_i s_0} in one sum with the weights given. */
  static LaneGroup group(List<Rational> arguments, List<Rational> weights) {
    List<LaneGroup.Sample> samples = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      samples.add(sample(i, List.of(0), List.of(arguments.get(i)), Rational.ZERO));
    }
    return LaneGroup.of(samples, List.of(sum(5, weights)), 9);
  }

  /** The sum of the samples' exponentials with the weights given, those that are zero left out. */
  static Instruction.Combination sum(int target, List<Rational> weights) {
    List<Integer> terms =
        IntStream.range(0, weights.size())
            .filter(i -> weights.get(i).signum() != 0)
            .boxed()
            .toList();
    return new Instruction.Combination(
        target,
        terms.stream().map(i -> 11 + 2 * i).toList(),
        terms.stream().map(weights::get).toList(),
        Rational.ZERO);
  }

  /** Registers of 150 bits for the sources. */
  static LimbRegisters registers() {
    return new LimbRegisters(
        IntStream.range(0, 10).toArray(), 10, SeriesScale.uniform(3, Dyadic.ONE), 150);
  }
}
