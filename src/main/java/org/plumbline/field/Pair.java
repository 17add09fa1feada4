package org.plumbline.field;

import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;

/**
 * A kinked vertex on a sample, the place where a gate lives.
 *
 * @param sample the number of the sample, from 0
 * @param vertex the number of the vertex in the network
 */
public record Pair(int sample, int vertex) implements Comparable<Pair> {
  @Override
  public int compareTo(Pair other) {
    int bySample = Integer.compare(sample, other.sample);
    return bySample != 0 ? bySample : Integer.compare(vertex, other.vertex);
  }

  /** Appends it. */
  public void write(ExactOutput out) {
    out.put(sample);
    out.put(vertex);
  }

  /** Takes what {@link #write} appended. */
  public static Pair read(ExactInput in) {
    int sample = in.getInt();
    return new Pair(sample, in.getInt());
  }
}
