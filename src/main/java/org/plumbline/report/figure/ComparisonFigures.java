package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.JudgedClaim;
import org.plumbline.compare.JudgedNumbers;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.finding.Layers;
import org.plumbline.compare.finding.Outcome;

/** Figures of a comparison: how far what was claimed is from what is exact, claim by claim. */
public final class ComparisonFigures {
  /** The names of all figures there may be. */
  public static final List<String> NAMES = List.of("ulps", "distance");

  /** Up to here all differences are drawn on a plain axis, those that are 0 as well. */
  private static final double FEW_ULPS = 64;

  private final Comparison comparison;
  private final List<JudgedNumbers> judged;

  private ComparisonFigures(Comparison comparison) {
    this.comparison = comparison;
    this.judged = comparison.judgedNumbers();
  }

  /** The figures that there is something to draw in. */
  public static List<Figure> of(Comparison comparison) {
    ComparisonFigures figures = new ComparisonFigures(comparison);
    List<Figure> all = new ArrayList<>();
    RunFigures.add(all, figures::ulps);
    if (comparison instanceof FlowComparison flow) {
      RunFigures.add(all, () -> FlowFigures.distance(flow));
    }
    return all;
  }

  /** Differences in one part of the numbers, for each claim. */
  private record Part(String name, IntToDoubleFunction ulps) {}

  private Optional<Figure> ulps() {
    List<Part> parts = parts();
    double most =
        parts.stream().flatMapToDouble(part -> all(part)).filter(Double::isFinite).max().orElse(0);
    boolean isLogarithmic = most > FEW_ULPS;
    HorizontalAxis axis = new CountAxis(counted() + ", from 0");
    Plot plot = new Plot(axis, isLogarithmic, "difference, ulps");
    for (Part part : parts) {
      plot.with(curve(part, parts.indexOf(part), isLogarithmic));
    }
    firstOff().ifPresent(k -> plot.withMark(k, "first off: " + judged.get(k).subject()));
    return plot.figure("ulps", "Difference of each claim", caption(isLogarithmic));
  }

  private DoubleStream all(Part part) {
    return IntStream.range(0, judged.size()).mapToDouble(part.ulps());
  }

  private Optional<Integer> firstOff() {
    return IntStream.range(0, judged.size())
        .boxed()
        .filter(k -> judged.get(k).outcome() == Outcome.DIFFERS)
        .findFirst();
  }

  /**
   * Layer by layer where that is known and there are not too many; otherwise the largest of all.
   */
  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    List<String> names = Layers.of(comparison.experiment().network()).names();
    if (comparison instanceof GradientComparison gradients && names.size() <= Plot.MOST_CURVES) {
      List<JudgedClaim> claims = gradients.judged();
      for (int l = 0; l < names.size(); l++) {
        int layer = l;
        parts.add(new Part(names.get(l), k -> of(claims.get(k).judgement().layers(), layer)));
      }
    }
    boolean isKnown = parts.stream().flatMapToDouble(part -> all(part)).anyMatch(u -> u >= 0);
    return isKnown ? parts : List.of(new Part("all weights", k -> judged.get(k).ulps()));
  }

  private static double of(List<Double> layers, int layer) {
    return layer < layers.size() ? layers.get(layer) : Double.NaN;
  }

  /** The largest of each few neighbours. */
  private Curve curve(Part part, int colour, boolean isLogarithmic) {
    int apart = Plot.neighbours(judged.size());
    IntFunction<Curve.Point> point =
        first -> {
          int most = first;
          for (int k = first; k < Math.min(first + apart, judged.size()); k++) {
            most = part.ulps().applyAsDouble(k) > part.ulps().applyAsDouble(most) ? k : most;
          }
          double ulps = part.ulps().applyAsDouble(most);
          String text =
              Logarithm.text(StrictMath.log10(ulps)) + " ulps in " + judged.get(most).subject();
          return new Curve.Point(most, isLogarithmic ? StrictMath.log10(ulps) : ulps, text);
        };
    List<Curve.Point> points =
        IntStream.iterate(0, k -> k < judged.size(), k -> k + apart).mapToObj(point).toList();
    return new Curve(part.name(), colour, Curve.Style.VALUE, points);
  }

  private String counted() {
    if (comparison instanceof FlowComparison) {
      return "recorded points";
    }
    if (comparison instanceof GradientComparison gradients) {
      return gradients.kind() == RecordingKind.DESCENT ? "steps" : "recorded points";
    }
    return "questions";
  }

  private String caption(boolean isLogarithmic) {
    return "At least how far the numbers claimed are from the exact ones, in units in the last"
        + " place of "
        + comparison.format().spelling()
        + (isLogarithmic ? "; a difference of 0 is not drawn." : ".")
        + (judged.size() > Plot.MOST_POINTS ? " Of neighbouring claims the largest is drawn." : "");
  }
}
