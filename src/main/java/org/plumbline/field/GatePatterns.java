package org.plumbline.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The distinct rows of a gate table, each with the samples that have it, and the slope that holds
 * each pinned pair.
 *
 * <p>Within one pattern the network is linear in its input, so the field needs one set of signals
 * per pattern rather than per sample. Samples pinned by different slopes are different patterns.
 *
 * @param samples the samples of each pattern, ascending
 * @param slopes for each pattern and vertex the index of the slope that pins it, or -1
 * @param slopePairs the pair each slope belongs to; pairs tied to it share the slope
 */
record GatePatterns(
    List<List<Integer>> samples, List<List<Integer>> slopes, List<Pair> slopePairs) {

  /** What makes two samples one pattern. */
  private record Key(int hash, GateTable gates, int sample, List<Integer> slopes) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && gates.sameRow(sample, that.sample)
          && slopes.equals(that.slopes);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  static GatePatterns of(GateTable gates, TiedSamples ties, int vertices) {
    List<Pair> slopePairs =
        gates.pinned().stream().map(ties::representative).distinct().sorted().toList();
    Map<Key, Integer> index = new HashMap<>();
    List<List<Integer>> samples = new ArrayList<>();
    List<List<Integer>> slopes = new ArrayList<>();
    for (int i = 0; i < gates.samples(); i++) {
      List<Integer> row = new ArrayList<>();
      for (int v = 0; v < vertices; v++) {
        Pair pair = new Pair(i, v);
        boolean pinned = gates.gate(pair) == Gate.PINNED;
        row.add(pinned ? slopePairs.indexOf(ties.representative(pair)) : -1);
      }
      Key key = new Key(31 * gates.rowHash(i) + row.hashCode(), gates, i, List.copyOf(row));
      Integer known = index.putIfAbsent(key, samples.size());
      if (known == null) {
        samples.add(new ArrayList<>());
        slopes.add(key.slopes());
      }
      samples.get(known == null ? samples.size() - 1 : known).add(i);
    }
    return new GatePatterns(samples, slopes, slopePairs);
  }

  int count() {
    return samples.size();
  }

  /** A sample of the pattern, to read its gates from. */
  int example(int pattern) {
    return samples.get(pattern).get(0);
  }
}
