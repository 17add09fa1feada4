package org.plumbline.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * Small random problems with many coincidences: width 1, zero weights, duplicate points, points on
 * kinks, dead units. Everything shrinks, to narrow networks, few samples and simple numbers.
 */
final class RandomProblems {
  private RandomProblems() {}

  /** Rationals with small numerators and denominators, zero often among them. */
  static Arbitrary<Rational> rationals() {
    return Combinators.combine(
            Arbitraries.integers().between(-4, 4), Arbitraries.of(1L, 2L, 3L, 4L))
        .as((p, q) -> Rational.of(p.longValue(), q));
  }

  /** Rationals whose denominators are powers of two. */
  static Arbitrary<Rational> dyadics() {
    return Arbitraries.integers().between(-16, 16).map(p -> Rational.of(p.longValue(), 4L));
  }

  /** Layered networks without skips, of any activations, on any labels. */
  static Arbitrary<RandomProblem> layered() {
    return shapes(1, 3)
        .flatMap(widths -> activations(widths).flatMap(a -> problem(widths, a, List.of())));
  }

  /** Layered networks whose first hidden layer is ReLU and has at least two units. */
  static Arbitrary<RandomProblem> relu() {
    return shapes(1, 2)
        .filter(widths -> widths.get(1) > 1)
        .flatMap(
            widths -> problem(widths, repeated(Activation.RELU, widths.size() - 2), List.of()));
  }

  /** Deep linear networks. */
  static Arbitrary<RandomProblem> linear() {
    return shapes(1, 3)
        .flatMap(
            widths -> problem(widths, repeated(Activation.LINEAR, widths.size() - 2), List.of()));
  }

  /** Networks with a skip from the inputs to the last layer or the one before it. */
  static Arbitrary<RandomProblem> skipping() {
    return shapes(1, 2)
        .flatMap(
            widths ->
                activations(widths)
                    .flatMap(
                        a ->
                            problem(
                                widths,
                                a,
                                List.of(new Skip(0, widths.size() - 1, Skip.Kind.FREE)))));
  }

  /** Networks with a skip from a layer to the very next one: parallel edges. */
  static Arbitrary<RandomProblem> neighbouring() {
    return shapes(1, 2)
        .flatMap(
            widths ->
                Combinators.combine(
                        activations(widths),
                        Arbitraries.integers().between(0, widths.size() - 2),
                        Arbitraries.of(Skip.Kind.values()))
                    .flatAs(
                        (a, from, kind) -> problem(widths, a, List.of(next(widths, from, kind)))));
  }

  /** A skip of the given kind if the widths allow it, otherwise a free one. */
  private static Skip next(List<Integer> widths, int from, Skip.Kind kind) {
    boolean square = widths.get(from).equals(widths.get(from + 1));
    return new Skip(from, from + 1, square ? kind : Skip.Kind.FREE);
  }

  private static List<Activation> repeated(Activation activation, int times) {
    return IntStream.range(0, times).mapToObj(k -> activation).toList();
  }

  private static Arbitrary<List<Integer>> shapes(int fewest, int most) {
    Arbitrary<Integer> width = Arbitraries.integers().between(1, 3);
    return Combinators.combine(width, width.list().ofMinSize(fewest).ofMaxSize(most))
        .as(
            (inputs, hidden) -> {
              List<Integer> widths = new ArrayList<>(List.of(inputs));
              widths.addAll(hidden);
              widths.add(1);
              return List.copyOf(widths);
            });
  }

  private static Arbitrary<List<Activation>> activations(List<Integer> widths) {
    return Arbitraries.of(
            Activation.LINEAR,
            Activation.RELU,
            Activation.ABSOLUTE_VALUE,
            Activation.leaky(Rational.of(1, 4)))
        .list()
        .ofSize(widths.size() - 2);
  }

  private static Arbitrary<RandomProblem> problem(
      List<Integer> widths, List<Activation> activations, List<Skip> skips) {
    LayeredArchitecture architecture = new LayeredArchitecture(widths, activations, skips);
    int parameters = architecture.network().parameters();
    return Combinators.combine(
            dataset(widths.get(0)),
            dyadics().list().ofSize(parameters),
            Arbitraries.of(Loss.values()),
            Arbitraries.of(Reduction.values()))
        .flatAs(
            (data, weights, loss, reduction) -> {
              FlowProblem problem =
                  new FlowProblem(architecture.network(), data, weights, loss, reduction);
              return rationals()
                  .map(Rational::abs)
                  .list()
                  .ofSize(data.size())
                  .map(c -> new RandomProblem(architecture, problem, c));
            });
  }

  /** Data separated by a drawn direction through the origin; points on it are left out. */
  static Arbitrary<Dataset> dataset(int dimension) {
    Arbitrary<List<Rational>> point = rationals().list().ofSize(dimension);
    return Combinators.combine(point, point.list().ofMinSize(1).ofMaxSize(5))
        .as(RandomProblems::labelled)
        .filter(labelled -> !labelled.points().isEmpty())
        .map(Labelled::get);
  }

  private static Labelled labelled(List<Rational> direction, List<List<Rational>> candidates) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (List<Rational> x : candidates) {
      int side = RationalMatrix.dot(direction, x).signum();
      if (side != 0) {
        points.add(x);
        labels.add(side);
      }
    }
    return new Labelled(points, labels);
  }

  /** Points with labels, possibly none. */
  private record Labelled(List<List<Rational>> points, List<Integer> labels) {
    Dataset get() {
      List<String> names = IntStream.range(0, points.get(0).size()).mapToObj(j -> "x" + j).toList();
      return new Dataset(names, points, labels);
    }
  }
}
