package org.plumbline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/**
 * A layered network with its weights and samples, in parts that can be taken away.
 *
 * @param widths the width of each layer
 * @param activations one per hidden layer
 * @param skips the skips
 * @param matrices the weights of each layer, row by row, then of each skip: one row for a diagonal
 *     skip, none for an identity
 * @param points the points
 * @param labels the labels
 * @param loss the loss
 * @param reduction mean or sum
 * @param until how long its flow is followed
 */
record Blueprint(
    List<Integer> widths,
    List<Activation> activations,
    List<Skip> skips,
    List<List<List<Rational>>> matrices,
    List<List<Rational>> points,
    List<Integer> labels,
    Loss loss,
    Reduction reduction,
    Rational until) {

  private static final int DIGITS = 20;

  Blueprint {
    widths = List.copyOf(widths);
    activations = List.copyOf(activations);
    skips = List.copyOf(skips);
    matrices = matrices.stream().map(m -> m.stream().map(List::copyOf).toList()).toList();
    points = points.stream().map(List::copyOf).toList();
    labels = List.copyOf(labels);
  }

  /** The experiment built to this plan. */
  Experiment experiment(String name) {
    LayeredArchitecture layers = new LayeredArchitecture(widths, activations, skips);
    List<String> features = IntStream.range(0, widths.get(0)).mapToObj(j -> "x" + j).toList();
    return new Experiment(
        name,
        "",
        layers.network(),
        new Dataset(features, points, labels),
        matrices.stream().flatMap(m -> m.stream().flatMap(List::stream)).toList(),
        loss,
        reduction,
        Optional.of(layers),
        new FlowSettings(DIGITS, Optional.of(until), Optional.empty()),
        Optional.empty());
  }

  /** The number of layers of weights. */
  int depth() {
    return widths.size() - 1;
  }

  /** The same with other weights. */
  Blueprint withMatrices(List<List<List<Rational>>> other) {
    return new Blueprint(widths, activations, skips, other, points, labels, loss, reduction, until);
  }

  /** The same with other samples. */
  Blueprint withSamples(List<List<Rational>> otherPoints, List<Integer> otherLabels) {
    return new Blueprint(
        widths, activations, skips, matrices, otherPoints, otherLabels, loss, reduction, until);
  }

  /** The same with other activations, loss and reduction. */
  Blueprint with(List<Activation> others, Loss otherLoss, Reduction otherReduction) {
    return new Blueprint(
        widths, others, skips, matrices, points, labels, otherLoss, otherReduction, until);
  }

  /** The same with another horizon. */
  Blueprint until(Rational time) {
    return new Blueprint(
        widths, activations, skips, matrices, points, labels, loss, reduction, time);
  }

  /** The same without a skip. */
  Blueprint withoutSkip(int k) {
    return new Blueprint(
        widths,
        activations,
        without(skips, k),
        without(matrices, depth() + k),
        points,
        labels,
        loss,
        reduction,
        until);
  }

  /**
   * The same without one unit of a layer before the output; nothing if it is the only one there or
   * a skip joins it to a partner.
   */
  Optional<Blueprint> withoutUnit(int layer, int unit) {
    boolean isPaired =
        skips.stream()
            .anyMatch(s -> s.kind() != Skip.Kind.FREE && (s.from() == layer || s.to() == layer));
    if (widths.get(layer) == 1 || isPaired) {
      return Optional.empty();
    }
    List<List<List<Rational>>> smaller = new ArrayList<>();
    for (int m = 0; m < matrices.size(); m++) {
      int from = m < depth() ? m : skips.get(m - depth()).from();
      int to = m < depth() ? m + 1 : skips.get(m - depth()).to();
      List<List<Rational>> matrix = matrices.get(m);
      if (to == layer) {
        matrix = without(matrix, unit);
      }
      if (from == layer) {
        matrix = matrix.stream().map(row -> without(row, unit)).toList();
      }
      smaller.add(matrix);
    }
    List<Integer> narrower = new ArrayList<>(widths);
    narrower.set(layer, widths.get(layer) - 1);
    List<List<Rational>> shorter =
        layer > 0 ? points : points.stream().map(x -> without(x, unit)).toList();
    return Optional.of(
        new Blueprint(
            narrower, activations, skips, smaller, shorter, labels, loss, reduction, until));
  }

  /** A list without one of its entries. */
  static <T> List<T> without(List<T> list, int index) {
    List<T> rest = new ArrayList<>(list);
    rest.remove(index);
    return List.copyOf(rest);
  }

  /** A list with another entry in one place. */
  static <T> List<T> replaced(List<T> list, int index, T entry) {
    List<T> changed = new ArrayList<>(list);
    changed.set(index, entry);
    return List.copyOf(changed);
  }
}
