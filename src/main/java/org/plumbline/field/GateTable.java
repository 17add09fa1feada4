package org.plumbline.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.network.Network;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;

/**
 * The gate of every kinked vertex on every sample over an interval of time; linear vertices are
 * always {@link Gate#ON}.
 *
 * <p>A vertex whose only input is a pinned vertex is silent while that one is pinned, but on either
 * side of the kink it has a gate, which decides the one-sided back-signals of the pinned vertex
 * (proofs-notes/kinks.md): {@link #gate} is its gate above, on the positive side, {@link
 * #gateBelow} on the negative. Everywhere else the two are the same. Immutable; equality compares
 * all gates.
 */
public final class GateTable {
  private final Gate[][] above;
  private final Gate[][] below;

  private GateTable(Gate[][] above, Gate[][] below) {
    this.above = above;
    this.below = below;
  }

  /** The table of {@code samples} rows with the kinked vertices off. */
  public static GateTable allOff(Network network, int samples) {
    return of(network, samples, pair -> false);
  }

  /** The table of {@code samples} rows with those kinked vertices on that are said to be. */
  public static GateTable of(Network network, int samples, Predicate<Pair> isOn) {
    Gate[][] gates = new Gate[samples][network.size()];
    for (int i = 0; i < samples; i++) {
      for (int v = 0; v < network.size(); v++) {
        boolean isOpen = network.activation(v).isLinear() || isOn.test(new Pair(i, v));
        gates[i][v] = isOpen ? Gate.ON : Gate.OFF;
      }
    }
    return new GateTable(gates, gates);
  }

  /** The number of samples. */
  public int samples() {
    return above.length;
  }

  /** The number of vertices that have gates on every sample; 0 if there is no sample. */
  public int vertices() {
    return Arrays.stream(above).mapToInt(row -> row.length).min().orElse(0);
  }

  /** The gate of vertex {@code v} on sample {@code i}. */
  public Gate gate(int i, int v) {
    return above[i][v];
  }

  /** The gate of a pair. */
  public Gate gate(Pair pair) {
    return gate(pair.sample(), pair.vertex());
  }

  /**
   * The gate of vertex {@code v} on sample {@code i} on the negative side of the pinned vertex
   * feeding it.
   */
  public Gate gateBelow(int i, int v) {
    return below[i][v];
  }

  /** Whether all gates are the same on either side of what is pinned in front of them. */
  public boolean isOneSided() {
    return Arrays.deepEquals(above, below);
  }

  /** This table with one gate replaced. */
  public GateTable with(Pair pair, Gate gate) {
    return with(pair, gate, gate);
  }

  /**
   * This table with one gate replaced on the positive and on the negative side of the vertex
   * feeding it.
   */
  public GateTable with(Pair pair, Gate gateAbove, Gate gateBelow) {
    return new GateTable(replaced(above, pair, gateAbove), replaced(below, pair, gateBelow));
  }

  private static Gate[][] replaced(Gate[][] gates, Pair pair, Gate gate) {
    if (gates[pair.sample()][pair.vertex()] == gate) {
      return gates;
    }
    Gate[][] copy = gates.clone();
    copy[pair.sample()] = gates[pair.sample()].clone();
    copy[pair.sample()][pair.vertex()] = gate;
    return copy;
  }

  /** The pinned pairs, by sample and then by vertex. */
  public List<Pair> pinned() {
    List<Pair> pinned = new ArrayList<>();
    for (int i = 0; i < above.length; i++) {
      for (int v = 0; v < above[i].length; v++) {
        if (above[i][v] == Gate.PINNED) {
          pinned.add(new Pair(i, v));
        }
      }
    }
    return List.copyOf(pinned);
  }

  /** Whether {@code v} has the same gate on every sample as {@code u}, neither pinned anywhere. */
  public boolean agree(int u, int v) {
    return Arrays.stream(above).allMatch(row -> row[u] == row[v] && row[u] != Gate.PINNED);
  }

  /** Whether sample {@code i} has the same gates here as in another table. */
  public boolean sameRow(GateTable other, int i) {
    return Arrays.equals(above[i], other.above[i]) && Arrays.equals(below[i], other.below[i]);
  }

  /** Whether samples {@code i} and {@code j} have the same gates everywhere. */
  public boolean sameRow(int i, int j) {
    return Arrays.equals(above[i], above[j]) && Arrays.equals(below[i], below[j]);
  }

  /** A hash of the gates of sample {@code i}, equal for samples with the same gates. */
  public int rowHash(int i) {
    return 31 * Arrays.hashCode(above[i]) + Arrays.hashCode(below[i]);
  }

  /** Appends all gates. */
  public void write(ExactOutput out) {
    boolean isOneSided = isOneSided();
    out.put(samples());
    out.put(isOneSided);
    write(above, out);
    if (!isOneSided) {
      write(below, out);
    }
  }

  private static void write(Gate[][] gates, ExactOutput out) {
    for (Gate[] row : gates) {
      out.put(row.length);
      for (Gate gate : row) {
        out.put(code(gate));
      }
    }
  }

  private static byte code(Gate gate) {
    return switch (gate) {
      case ON -> 1;
      case OFF -> 2;
      case PINNED -> 3;
    };
  }

  private static Gate gate(byte code) {
    return switch (code) {
      case 1 -> Gate.ON;
      case 2 -> Gate.OFF;
      case 3 -> Gate.PINNED;
      default -> throw new IllegalArgumentException("no code of a gate: " + code);
    };
  }

  /**
   * Takes the table that {@link #write} appended.
   *
   * @param before a table whose rows are shared where they are the same, if there is one
   */
  public static GateTable read(ExactInput in, Optional<GateTable> before) {
    int samples = in.getCount();
    boolean isOneSided = in.getBoolean();
    Gate[][] above = read(in, samples, before.map(table -> table.above));
    Gate[][] below = isOneSided ? above : read(in, samples, before.map(table -> table.below));
    GateTable table = new GateTable(above, below);
    return before.filter(table::equals).orElse(table);
  }

  private static Gate[][] read(ExactInput in, int samples, Optional<Gate[][]> before) {
    Gate[][] gates = new Gate[samples][];
    for (int i = 0; i < samples; i++) {
      Gate[] row = new Gate[in.getCount()];
      for (int v = 0; v < row.length; v++) {
        row[v] = gate(in.getByte());
      }
      int at = i;
      gates[i] =
          before
              .filter(rows -> at < rows.length && Arrays.equals(rows[at], row))
              .map(rows -> rows[at])
              .orElse(row);
    }
    return gates;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GateTable that
        && Arrays.deepEquals(above, that.above)
        && Arrays.deepEquals(below, that.below);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(above) + Arrays.deepHashCode(below);
  }
}
