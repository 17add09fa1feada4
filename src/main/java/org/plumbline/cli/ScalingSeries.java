package org.plumbline.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.engine.Engine;
import org.plumbline.experiment.SeededWeights;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.Horizon;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Problems that grow in one respect, drawn from a seed, on ReLU networks whose gates never change.
 *
 * <p>Positive samples have positive coordinates, negative samples negative ones. The units of a
 * hidden layer are halves; a weight is positive within a half and negative across, inputs and
 * output counting as first half. So the first halves are on for positive samples and off for the
 * others, the second halves the other way round; every weight of an active path grows in absolute
 * value, and the others stay. What is timed is therefore steps alone, for as long as one likes.
 */
enum ScalingSeries {
  /** 10, 100, 1000 samples. */
  SAMPLES,
  /** 66, 252, 984 edges. */
  EDGES,
  /** 20 to 500 digits. */
  DIGITS,
  /** Down to a risk of 1e-10, 1e-100, 1e-300, 1e-1000. */
  HORIZON;

  /** The seed where none is given. */
  static final long DEFAULT_SEED = 1;

  private static final int DEFAULT_DIGITS = 50;
  private static final List<Integer> SERIES_OF_DIGITS = List.of(20, 50, 100, 200, 500);
  private static final List<Integer> SERIES_OF_SAMPLES = List.of(10, 100, 1000);
  private static final List<Integer> SERIES_OF_FACTORS = List.of(1, 2, 4);
  private static final List<String> SERIES_OF_RISKS =
      List.of("1e-10", "1e-100", "1e-300", "1e-1000");

  private static final List<Integer> WIDTHS = List.of(4, 6, 6, 1);
  private static final int SAMPLES_OTHERWISE = 8;
  private static final Rational SCALE = Rational.of(1, 2);

  /** What is added to drawn sizes, so that none is zero. */
  private static final Rational LEAST = Rational.of(1, 16);

  /** A few steps. */
  private static final Horizon SHORT = Horizon.atTime(Rational.of(40));

  /** What the option calls it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The problems for an engine, smallest first; a group for each number of digits, unless these are
   * what grows.
   */
  List<List<Contestant>> groups(Engine engine, long seed, List<Integer> digits) {
    if (this == DIGITS) {
      FlowProblem problem = problem(WIDTHS, SAMPLES_OTHERWISE, seed);
      List<Integer> grown = digits.isEmpty() ? SERIES_OF_DIGITS : digits;
      return List.of(
          grown.stream().map(count -> row("digits", problem, SHORT, engine, count)).toList());
    }
    List<Integer> fixed = digits.isEmpty() ? List.of(DEFAULT_DIGITS) : digits;
    return fixed.stream().map(count -> rows(engine, seed, count)).toList();
  }

  private List<Contestant> rows(Engine engine, long seed, int digits) {
    List<Contestant> rows = new ArrayList<>();
    switch (this) {
      case SAMPLES -> {
        for (int samples : SERIES_OF_SAMPLES) {
          FlowProblem problem = problem(WIDTHS, samples, seed);
          rows.add(row("samples-" + samples, problem, SHORT, engine, digits));
        }
      }
      case EDGES -> {
        for (int factor : SERIES_OF_FACTORS) {
          FlowProblem problem = problem(widened(factor), SAMPLES_OTHERWISE, seed);
          String name = "edges-" + problem.network().edges().size();
          rows.add(row(name, problem, SHORT, engine, digits));
        }
      }
      case HORIZON -> {
        FlowProblem problem = problem(WIDTHS, SAMPLES_OTHERWISE, seed);
        for (String risk : SERIES_OF_RISKS) {
          Horizon horizon = Horizon.atRisk(Rational.parse(risk));
          rows.add(row("risk-" + risk, problem, horizon, engine, digits));
        }
      }
      default -> throw new AssertionError(this);
    }
    return rows;
  }

  private static Contestant row(
      String name, FlowProblem problem, Horizon horizon, Engine engine, int digits) {
    return new TimedEngine(name, problem, horizon, engine, digits, false, 1);
  }

  private static List<Integer> widened(int factor) {
    List<Integer> widths = new ArrayList<>(WIDTHS.stream().map(width -> factor * width).toList());
    widths.set(widths.size() - 1, 1);
    return widths;
  }

  private static FlowProblem problem(List<Integer> widths, int samples, long seed) {
    List<Activation> activations = Collections.nCopies(widths.size() - 2, Activation.RELU);
    LayeredArchitecture layers = new LayeredArchitecture(widths, activations, List.of());
    Iterator<Rational> sizes =
        new SeededWeights(seed, SCALE)
            .weights(layers.network().parameters() + samples * widths.get(0)).stream()
                .map(drawn -> drawn.abs().add(LEAST))
                .iterator();
    return new FlowProblem(
        layers.network(),
        data(samples, widths.get(0), sizes),
        weights(widths, sizes),
        Loss.EXPONENTIAL,
        Reduction.MEAN);
  }

  private static Dataset data(int samples, int dimension, Iterator<Rational> sizes) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      boolean isPositive = i % 2 == 0;
      labels.add(isPositive ? 1 : -1);
      points.add(
          IntStream.range(0, dimension).mapToObj(j -> signed(isPositive, sizes.next())).toList());
    }
    List<String> names = IntStream.range(0, dimension).mapToObj(j -> "x" + j).toList();
    return new Dataset(names, points, labels);
  }

  private static List<Rational> weights(List<Integer> widths, Iterator<Rational> sizes) {
    List<Rational> weights = new ArrayList<>();
    for (int layer = 1; layer < widths.size(); layer++) {
      for (int to = 0; to < widths.get(layer); to++) {
        for (int from = 0; from < widths.get(layer - 1); from++) {
          boolean isWithin = isFirstHalf(widths, layer, to) == isFirstHalf(widths, layer - 1, from);
          weights.add(signed(isWithin, sizes.next()));
        }
      }
    }
    return weights;
  }

  private static boolean isFirstHalf(List<Integer> widths, int layer, int unit) {
    boolean isHidden = layer > 0 && layer < widths.size() - 1;
    return !isHidden || unit < widths.get(layer) / 2;
  }

  private static Rational signed(boolean isPositive, Rational size) {
    return isPositive ? size : size.negate();
  }

  /** The series of a name on the command line. */
  static final class Converter implements ITypeConverter<ScalingSeries> {
    @Override
    public ScalingSeries convert(String text) {
      return Arrays.stream(ScalingSeries.values())
          .filter(series -> series.label().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + Terminal.oneLine(text) + "'; expected " + labels()));
    }

    private static String labels() {
      return Stream.of(ScalingSeries.values())
          .map(ScalingSeries::label)
          .collect(Collectors.joining(", "));
    }
  }
}
