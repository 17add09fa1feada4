package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Sweep;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * The gradients {@code ∇_w f(x; w)} of all cells modulo a prime, with inputs and open gates drawn
 * at random, constant or as power series in {@code t}.
 *
 * <p>{@code f} is of degree 1 in each gate, so its gradient for any residue in place of an open
 * gate is a linear combination of those for the two states of the gate: it is in the span of the
 * fields (proofs-notes/law-count.md, L1).
 */
final class ModularFields {
  private final Network network;
  private final List<GateCell> cells;
  private final PrimeField field;
  private final Random random;
  private long work;

  ModularFields(Network network, List<GateCell> cells, long seed) {
    this.network = network;
    this.cells = List.copyOf(cells);
    this.field = PrimeField.fitting(constants(network, cells));
    this.random = new Random(seed);
  }

  private static Stream<Rational> constants(Network network, List<GateCell> cells) {
    Stream<Rational> fixed =
        network.edges().stream()
            .map(Edge::weight)
            .flatMap(w -> w instanceof Weight.Fixed f ? Stream.of(f.value()) : Stream.empty());
    Stream<Rational> inputs =
        cells.stream().flatMap(cell -> cell.inputs().stream()).flatMap(List::stream);
    Stream<Rational> slopes =
        cells.stream().flatMap(cell -> cell.gates().values().stream()).flatMap(Optional::stream);
    return Stream.of(fixed, inputs, slopes).flatMap(numbers -> numbers);
  }

  /** The integers modulo the prime. */
  PrimeField field() {
    return field;
  }

  /** The number of cells. */
  int cells() {
    return cells.size();
  }

  /** The number of edges of the network. */
  int edges() {
    return network.edges().size();
  }

  /** The number of inputs that span those of a cell. */
  int inputs(int cell) {
    return cells.get(cell).inputs().size();
  }

  /** How many products of residues were made so far, about. */
  long work() {
    return work;
  }

  /** Counts products that were made elsewhere. */
  void addWork(long products) {
    work += products;
  }

  /** A random residue. */
  long residue() {
    return Math.floorMod(random.nextLong(), field.prime());
  }

  /** Random weights. */
  long[] weights() {
    long[] weights = new long[network.parameters()];
    for (int p = 0; p < weights.length; p++) {
      weights[p] = residue();
    }
    return weights;
  }

  /** A number below a bound, at random. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * One function {@code f(x; ·)} with inputs and gates that are series; a vertex without a kink has
   * no gate.
   */
  final class Member {
    private final long[][] inputs;
    private final List<Optional<long[]>> gates;
    private final SeriesArithmetic arithmetic;

    private Member(long[][] inputs, List<Optional<long[]>> gates, SeriesArithmetic arithmetic) {
      this.inputs = inputs;
      this.gates = gates;
      this.arithmetic = arithmetic;
    }

    /** The gradient at weights that are series, one entry per parameter. */
    long[][] gradient(long[][] weights) {
      Sweep<long[]> sweep = Sweep.of(network.incidence(), arithmetic);
      int length = arithmetic.length();
      work += 4L * 3 * network.edges().size() * length * length / 2;
      long[][] ofEdges = new long[network.edges().size()][];
      sweep.fill(ofEdges, p -> weights[p]);
      long[][] z = new long[network.size()][];
      sweep.forward(ofEdges, z, (v, sum) -> v < network.inputs() ? inputs[v] : gated(v, sum));
      long[][] delta = new long[network.size()][];
      long[] one = arithmetic.constant(1);
      sweep.backward(ofEdges, delta, (v, sum) -> v == network.output() ? one : gated(v, sum));
      long[][] gradient = new long[network.parameters()][];
      sweep.gradient(z, delta, gradient);
      return gradient;
    }

    private long[] gated(int v, long[] sum) {
      return gates.get(v).map(gate -> arithmetic.multiply(gate, sum)).orElse(sum);
    }
  }

  /** A random member of a cell. */
  Member member(int cell, int length) {
    SeriesArithmetic arithmetic = new SeriesArithmetic(field, length);
    long[][] inputs = zeros(arithmetic);
    for (List<Rational> vector : cells.get(cell).inputs()) {
      addMultiple(arithmetic, inputs, vector, series(arithmetic));
    }
    return new Member(inputs, gates(cells.get(cell), arithmetic), arithmetic);
  }

  /** A member of a cell with one of the inputs that span it. */
  Member member(int cell, int input, int length) {
    SeriesArithmetic arithmetic = new SeriesArithmetic(field, length);
    long[][] inputs = zeros(arithmetic);
    addMultiple(arithmetic, inputs, cells.get(cell).inputs().get(input), arithmetic.constant(1));
    return new Member(inputs, gates(cells.get(cell), arithmetic), arithmetic);
  }

  private long[][] zeros(SeriesArithmetic arithmetic) {
    long[][] zeros = new long[network.inputs()][];
    for (int a = 0; a < zeros.length; a++) {
      zeros[a] = arithmetic.constant(0);
    }
    return zeros;
  }

  private void addMultiple(
      SeriesArithmetic arithmetic, long[][] inputs, List<Rational> vector, long[] factor) {
    for (int a = 0; a < inputs.length; a++) {
      if (vector.get(a).signum() != 0) {
        long[] entry = arithmetic.constant(field.of(vector.get(a)));
        inputs[a] = arithmetic.add(inputs[a], arithmetic.multiply(factor, entry));
      }
    }
  }

  private List<Optional<long[]>> gates(GateCell cell, SeriesArithmetic arithmetic) {
    List<Optional<long[]>> gates = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      Optional<Rational> slope = cell.gates().get(v);
      if (slope == null) {
        gates.add(Optional.empty());
      } else {
        gates.add(
            Optional.of(
                slope
                    .map(s -> arithmetic.constant(field.of(s)))
                    .orElseGet(() -> series(arithmetic))));
      }
    }
    return gates;
  }

  /** A random series without an infinitesimal part. */
  private long[] series(SeriesArithmetic arithmetic) {
    long[] series = arithmetic.constant(0);
    for (int k = 0; k < arithmetic.length(); k++) {
      series[k] = residue();
    }
    return series;
  }
}
