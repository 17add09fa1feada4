package org.plumbline.claim.forever;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.network.Edge;

/**
 * Vertices that a program on potentials need not tell apart: the coarsest classes such that every
 * vertex of a class reads the same classes, by trained and by fixed edges, and leads to the same.
 * The inputs are one class; the output, and each vertex with a shared parameter, is alone.
 *
 * <p>If potentials {@code h} satisfy the conditions of {@link Degrees}, so do the largest ones of
 * each class, with the same {@code λ_max} (proofs-notes/risk-to-zero.md).
 */
final class VertexClasses {
  private static final int INPUTS = 0;

  private final PathGraph graph;
  private final int[] classes;

  private VertexClasses(PathGraph graph, int[] classes) {
    this.graph = graph;
    this.classes = classes;
  }

  /** The classes of the vertices on paths. */
  static VertexClasses of(PathGraph graph) {
    int[] colours = new int[graph.network().size()];
    int single = 2;
    int[] uses = graph.uses();
    Arrays.fill(colours, 1);
    graph.inputs().forEach(v -> colours[v] = INPUTS);
    for (int v : graph.vertices()) {
      boolean isAlone =
          v == graph.network().output()
              || Stream.concat(graph.into(v).stream(), graph.outOf(v).stream())
                  .anyMatch(e -> e.isTrainable() && uses[e.parameter()] > 1);
      colours[v] = isAlone ? single++ : 1;
    }
    VertexClasses coarse = new VertexClasses(graph, colours);
    VertexClasses finer = coarse.refined();
    while (finer.count() > coarse.count()) {
      coarse = finer;
      finer = coarse.refined();
    }
    return finer;
  }

  private VertexClasses refined() {
    Map<Object, Integer> numbers = new HashMap<>();
    numbers.put(List.of(), INPUTS);
    int[] finer = new int[classes.length];
    for (int v : graph.vertices()) {
      Set<List<Object>> in = graph.into(v).stream().map(this::source).collect(Collectors.toSet());
      Set<List<Object>> out = graph.outOf(v).stream().map(this::target).collect(Collectors.toSet());
      Object signature = List.of(classes[v], in, out);
      finer[v] = numbers.computeIfAbsent(signature, k -> numbers.size());
    }
    return new VertexClasses(graph, finer);
  }

  private List<Object> source(Edge edge) {
    return List.of(classes[edge.from()], edge.isTrainable());
  }

  private List<Object> target(Edge edge) {
    return List.of(classes[edge.to()], edge.isTrainable());
  }

  private long count() {
    return graph.vertices().stream().map(v -> classes[v]).distinct().count();
  }

  /** The class of a vertex on a path; 0 for inputs. */
  int of(int v) {
    return classes[v];
  }

  /** Whether a class is that of the inputs. */
  static boolean isInputs(int number) {
    return number == INPUTS;
  }
}
