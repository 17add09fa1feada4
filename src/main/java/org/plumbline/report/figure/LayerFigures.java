package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Network;

/** Figures of the singular values of layers, with what is proved of them. */
final class LayerFigures {
  private final Timeline timeline;
  private final Constants constants;
  private final Optional<LaterCurves> later;
  private final int count;
  private final List<Layer> layers = new ArrayList<>();

  /** A layer with its spectra, one for each instant. */
  private record Layer(TwinClass twins, List<Spectrum> in, List<Spectrum> out) {
    String name() {
      return twins.name();
    }
  }

  LayerFigures(
      Network network, Timeline timeline, Constants constants, Optional<LaterCurves> later) {
    this.later = later;
    this.timeline = timeline;
    this.constants = constants;
    List<TwinClass> classes = LayerStructure.of(network).classes();
    this.count = classes.size();
    for (TwinClass twins : classes.subList(0, Math.min(Plot.MOST_CURVES, classes.size()))) {
      layers.add(
          new Layer(
              twins,
              timeline.instants().stream().map(w -> Spectrum.of(w.matrix(twins.in()))).toList(),
              timeline.instants().stream().map(w -> Spectrum.of(w.matrix(twins.out()))).toList()));
    }
  }

  /** A number of a layer at an instant. */
  private interface Reading {
    double of(Spectrum in, Spectrum out);
  }

  private Curve plain(Layer layer, String name, Curve.Style style, Reading number) {
    List<Curve.Point> points = new ArrayList<>();
    for (int k = 0; k < timeline.instants().size(); k++) {
      points.add(
          timeline.instants().get(k).plain(number.of(layer.in().get(k), layer.out().get(k))));
    }
    return new Curve(name, layers.indexOf(layer), style, points);
  }

  private Curve logarithmic(Layer layer, String name, Curve.Style style, Reading number) {
    List<Curve.Point> points = new ArrayList<>();
    for (int k = 0; k < timeline.instants().size(); k++) {
      double value = number.of(layer.in().get(k), layer.out().get(k));
      points.add(timeline.instants().get(k).logarithmic(StrictMath.log10(value)));
    }
    return new Curve(name, layers.indexOf(layer), style, points);
  }

  /** Stable ranks with the bounds that follow from the bounds of rank one. */
  Optional<Figure> stableRank() {
    Plot plot = new Plot(timeline.axis(), false, "stable rank ‖W‖_F² / ‖W‖_2²");
    for (Layer layer : layers) {
      plot.with(plain(layer, layer.name(), Curve.Style.VALUE, (in, out) -> stableRank(in)));
      constants
          .of("rank-one-bound", layer.name())
          .ifPresent(
              most ->
                  plot.with(
                      plain(
                          layer,
                          layer.name() + ", proved bound",
                          Curve.Style.BOUND,
                          (in, out) -> stableRankBound(in, most))));
      later.ifPresent(after -> after(plot, layer, after));
    }
    return plot.figure(
        "stable-rank",
        "Stable rank of each layer",
        "It is 1 where a matrix has rank one."
            + others()
            + (layers.stream().anyMatch(this::isBounded)
                ? " Dashed: at most ‖W‖_F²/(‖W‖_F² - D), with the proved bound D of rank one, or the"
                    + " number of singular values where that is less."
                    + later.map(LaterCurves::caption).orElse("")
                : ""));
  }

  private boolean isBounded(Layer layer) {
    return constants.of("rank-one-bound", layer.name()).isPresent();
  }

  /** The bound at all later times, where it is claimed to tend to 1. */
  private void after(Plot plot, Layer layer, LaterCurves after) {
    OptionalDouble most = constants.of("rank-one-bound", layer.name());
    if (most.isPresent() && constants.hasBound("rank-one-limit", layer.name())) {
      plot.withLater(timeline.last().position());
      plot.with(
          after.stableRank(
              layer.name(), layers.indexOf(layer), layer.twins().in(), most.getAsDouble()));
    }
  }

  /** What to say where not all layers are shown. */
  private String others() {
    return layers.size() < count
        ? " Shown are the first " + layers.size() + " of " + count + " layers."
        : "";
  }

  private static double stableRank(Spectrum in) {
    return in.squaresFrom(0) / (in.value(0) * in.value(0));
  }

  private static double stableRankBound(Spectrum in, double most) {
    double all = in.squaresFrom(0);
    return all > most ? Math.min(in.size(), all / (all - most)) : in.size();
  }

  /** What is proved to stay bounded, and its bound. */
  Optional<Figure> rankOne() {
    Plot plot = new Plot(timeline.axis(), true, "‖W‖_F² - ‖W‖_2²");
    for (Layer layer : layers) {
      OptionalDouble most = constants.of("rank-one-bound", layer.name());
      if (most.isPresent()) {
        plot.with(
            logarithmic(layer, layer.name(), Curve.Style.VALUE, (in, out) -> in.squaresFrom(1)));
        plot.with(
            logarithmic(
                layer,
                layer.name() + ", proved bound D",
                Curve.Style.BOUND,
                (in, out) -> most.getAsDouble()));
      }
    }
    return plot.figure(
        "rank-one",
        "Distance from rank one, and its bound",
        "The sum of squares of all singular values but the largest, which stays below a bound known"
            + " from the initial weights alone, dashed.");
  }

  /** The angle between neighbouring layers, and its bound. */
  Optional<Figure> alignment() {
    Plot plot = new Plot(timeline.axis(), true, "1 - ⟨u, v⟩²");
    for (Layer layer : layers) {
      OptionalDouble most = constants.of("alignment-bound", layer.name());
      if (most.isPresent()) {
        plot.with(
            logarithmic(layer, layer.name(), Curve.Style.VALUE, (in, out) -> in.misalignment(out)));
        plot.with(
            logarithmic(
                layer,
                layer.name() + ", proved bound",
                Curve.Style.BOUND,
                (in, out) -> Math.min(1, most.getAsDouble() / (in.value(0) * in.value(0)))));
      }
    }
    return plot.figure(
        "alignment",
        "Alignment of neighbouring layers, and its bound",
        "How far the top left singular vector of a layer is from the top right one of the next: 0"
            + " where they are parallel. Dashed: the proved constant over ‖W‖_2², or 1 where that is"
            + " less.");
  }

  /** The two largest singular values of each layer. */
  Optional<Figure> singularValues() {
    Plot plot = new Plot(timeline.axis(), true, "singular values");
    for (Layer layer : layers) {
      plot.with(
          logarithmic(
              layer, layer.name() + ", largest", Curve.Style.VALUE, (in, out) -> in.value(0)));
      if (layer.in().get(0).size() > 1) {
        plot.with(
            logarithmic(
                layer, layer.name() + ", second", Curve.Style.BOUND, (in, out) -> in.value(1)));
      }
    }
    return plot.figure(
        "singular-values",
        "Singular values",
        "The largest of each layer, and dashed the second." + others());
  }
}
