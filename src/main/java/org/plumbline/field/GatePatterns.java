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
 * per pattern rather than per sample. Samples pinned by different slopes, or by one slope from
 * opposite sides, are different patterns.
 *
 * @param samples the samples of each pattern, ascending
 * @param slopes for each pattern and vertex the index of the slope that pins it, or -1
 * @param slopePairs the pair each slope belongs to; pairs tied to it share the slope
 */
record GatePatterns(
    List<List<Integer>> samples, List<List<Integer>> slopes, List<Pair> slopePairs) {

  /** What makes two samples one pattern. */
  private record Key(
      int hash, GateTable gates, int sample, List<Integer> slopes, List<Boolean> opposites) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && gates.sameRow(sample, that.sample)
          && slopes.equals(that.slopes)
          && opposites.equals(that.opposites);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  static GatePatterns of(GateTable gates, SharedSlopes shared, int vertices) {
    Map<Key, Integer> index = new HashMap<>();
    List<List<Integer>> samples = new ArrayList<>();
    List<List<Integer>> slopes = new ArrayList<>();
    for (int i = 0; i < gates.samples(); i++) {
      Key key = key(gates, shared, i, vertices);
      Integer known = index.putIfAbsent(key, samples.size());
      if (known == null) {
        samples.add(new ArrayList<>());
        slopes.add(key.slopes());
      }
      samples.get(known == null ? samples.size() - 1 : known).add(i);
    }
    return new GatePatterns(samples, slopes, shared.pairs());
  }

  private static Key key(GateTable gates, SharedSlopes shared, int i, int vertices) {
    List<Integer> slopes = new ArrayList<>();
    List<Boolean> opposites = new ArrayList<>();
    for (int v = 0; v < vertices; v++) {
      slopes.add(shared.index(new Pair(i, v)));
      opposites.add(shared.isOpposite(new Pair(i, v)));
    }
    int hash = 31 * gates.rowHash(i) + slopes.hashCode();
    return new Key(hash, gates, i, List.copyOf(slopes), List.copyOf(opposites));
  }

  int count() {
    return samples.size();
  }

  /** A sample of the pattern, to read its gates from. */
  int example(int pattern) {
    return samples.get(pattern).get(0);
  }
}
