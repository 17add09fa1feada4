package org.plumbline.field;

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
}
