package org.plumbline.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.network.Network;

/**
 * The gate of every kinked vertex on every sample over an interval of time; linear vertices are
 * always {@link Gate#ON}.
 *
 * <p>Immutable; equality compares all gates.
 */
public final class GateTable {
  private final Gate[][] gates;

  private GateTable(Gate[][] gates) {
    this.gates = gates;
  }

  /** The table of {@code samples} rows with the kinked vertices off. */
  public static GateTable allOff(Network network, int samples) {
    Gate[] row = new Gate[network.size()];
    for (int v = 0; v < row.length; v++) {
      row[v] = network.activation(v).isLinear() ? Gate.ON : Gate.OFF;
    }
    Gate[][] gates = new Gate[samples][];
    Arrays.setAll(gates, i -> row.clone());
    return new GateTable(gates);
  }

  /** The number of samples. */
  public int samples() {
    return gates.length;
  }

  /** The gate of vertex {@code v} on sample {@code i}. */
  public Gate gate(int i, int v) {
    return gates[i][v];
  }

  /** The gate of a pair. */
  public Gate gate(Pair pair) {
    return gates[pair.sample()][pair.vertex()];
  }

  /** This table with one gate replaced. */
  public GateTable with(Pair pair, Gate gate) {
    Gate[][] copy = gates.clone();
    copy[pair.sample()] = gates[pair.sample()].clone();
    copy[pair.sample()][pair.vertex()] = gate;
    return new GateTable(copy);
  }

  /** The pinned pairs, by sample and then by vertex. */
  public List<Pair> pinned() {
    List<Pair> pinned = new ArrayList<>();
    for (int i = 0; i < gates.length; i++) {
      for (int v = 0; v < gates[i].length; v++) {
        if (gates[i][v] == Gate.PINNED) {
          pinned.add(new Pair(i, v));
        }
      }
    }
    return List.copyOf(pinned);
  }

  /** Whether {@code v} has the same gate on every sample as {@code u}, neither pinned anywhere. */
  public boolean agree(int u, int v) {
    return Arrays.stream(gates).allMatch(row -> row[u] == row[v] && row[u] != Gate.PINNED);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GateTable that && Arrays.deepEquals(gates, that.gates);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(gates);
  }
}
