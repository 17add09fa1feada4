package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** Sums over sets of patterns are the sums of what single patterns give. */
final class ForwardSumsTest {
  private static final int PATTERNS = 4;

  /** Two inputs, a ReLU and a leaky unit that read both, and one that reads these. */
  private static final Network NETWORK =
      Chains.graph(
          2,
          List.of(Activation.RELU, Chains.HALF, Chains.QUARTER),
          new int[] {0, 2},
          new int[] {1, 2},
          new int[] {0, 3},
          new int[] {1, 3},
          new int[] {2, 4},
          new int[] {3, 4},
          new int[] {4, 5});

  private static final long[] WEIGHTS = {2, 3, 5, 7, 11, 13, 17};

  /** One pattern has both units on, two one each, one none; the last unit is on in two. */
  private static final GateTable GATES =
      GateTable.allOff(NETWORK, PATTERNS)
          .with(new Pair(0, 2), Gate.ON)
          .with(new Pair(0, 3), Gate.ON)
          .with(new Pair(1, 2), Gate.ON)
          .with(new Pair(2, 3), Gate.ON)
          .with(new Pair(0, 4), Gate.ON)
          .with(new Pair(3, 4), Gate.ON);

  private static final GatePatterns SINGLE =
      new GatePatterns(
          IntStream.range(0, PATTERNS).mapToObj(i -> List.of(i)).toList(),
          Collections.nCopies(PATTERNS, Collections.nCopies(6, -1)),
          List.of());

  private static Rational input(int pattern, int a) {
    return Rational.of((pattern + 1L) * (a == 0 ? 1 : -10));
  }

  /** The activation of vertex {@code v} on one pattern. */
  private static Rational activation(int pattern, int v) {
    if (v < 2) {
      return input(pattern, v);
    }
    Rational s =
        NETWORK.incoming(v).stream()
            .map(e -> Rational.of(WEIGHTS[e.parameter()]).multiply(activation(pattern, e.from())))
            .reduce(Rational.ZERO, Rational::add);
    boolean isOn = GATES.gate(pattern, v) == Gate.ON;
    return isOn ? s : NETWORK.activation(v).negativeSlope().multiply(s);
  }

  private static BitSet set(int... patterns) {
    BitSet set = new BitSet();
    IntStream.of(patterns).forEach(set::set);
    return set;
  }

  private static ForwardSums sums(ProgramBuilder builder) {
    List<List<Signal>> inputs =
        IntStream.range(0, PATTERNS)
            .mapToObj(p -> List.of(Signal.constant(input(p, 0)), Signal.constant(input(p, 1))))
            .toList();
    return new ForwardSums(NETWORK, GATES, SINGLE, builder, inputs);
  }

  private static void assertSums(int vertex, BitSet... sets) {
    ProgramBuilder builder = new ProgramBuilder(WEIGHTS.length);
    ForwardSums sums = sums(builder);
    List.of(sets).forEach(set -> sums.request(vertex, set));
    sums.plan();
    SignalValues values = SignalValues.of(builder, "2", "3", "5", "7", "11", "13", "17");
    for (BitSet set : sets) {
      Rational exact =
          set.stream()
              .mapToObj(pattern -> activation(pattern, vertex))
              .reduce(Rational.ZERO, Rational::add);
      assertThat(values.value(sums.signal(vertex, set))).isEqualTo(exact);
    }
  }

  @Test
  void sumsOfOneSetAddUpItsPatterns() {
    for (int vertex = 0; vertex < 5; vertex++) {
      assertSums(vertex, set(0, 1, 2, 3));
      assertSums(vertex, set(1));
      assertSums(vertex, set(1, 3));
    }
  }

  /** Of these sets there are more than parts that they generate. */
  @Test
  void setsThatOverlapAreMadeOfTheirParts() {
    for (int vertex = 0; vertex < 5; vertex++) {
      assertSums(vertex, set(0, 1), set(1, 2), set(0, 1, 2, 3), set(0, 2), set(3), set(2, 3));
    }
  }

  /** Of all fifteen sets of four patterns sums of products are made for single patterns only. */
  @Test
  void manySetsCostNoMoreThanTheirParts() {
    ProgramBuilder builder = new ProgramBuilder(WEIGHTS.length);
    ForwardSums sums = sums(builder);
    List<BitSet> sets =
        IntStream.range(1, 1 << PATTERNS)
            .mapToObj(bits -> BitSet.valueOf(new long[] {bits}))
            .toList();
    sets.forEach(set -> sums.request(4, set));
    sums.plan();
    sets.forEach(set -> sums.signal(4, set));
    assertThat(builder.lower().instructions().stream().filter(Instruction.Dot.class::isInstance))
        .hasSize(PATTERNS);
  }

  @Test
  void samplesThatMeetTheSameGatesAreOneSum() {
    ProgramBuilder builder = new ProgramBuilder(WEIGHTS.length);
    ForwardSums sums = sums(builder);
    sums.request(2, set(0, 1));
    sums.plan();
    Signal sum = sums.signal(2, set(0, 1));
    assertThat(builder.lower().instructions()).hasSize(1);
    assertThat(sum.isConstant()).isFalse();
  }

  @Test
  void closedUnitsPassNothing() {
    ProgramBuilder builder = new ProgramBuilder(WEIGHTS.length);
    ForwardSums sums = sums(builder);
    sums.request(2, set(2, 3));
    sums.plan();
    assertThat(sums.signal(2, set(2, 3))).isEqualTo(Signal.ZERO);
  }
}
