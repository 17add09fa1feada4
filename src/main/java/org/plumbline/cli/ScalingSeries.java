package org.plumbline.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.RandomData;
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
 * Problems that grow in one respect, drawn from a seed: networks with exponential loss on separable
 * data.
 *
 * <p>Where the time of a step is what matters no gate changes: layers are linear, or the flow ends
 * before the first kink that the default seed meets.
 */
enum ScalingSeries {
  /** 10, 100, 1000 samples under the same gates of a ReLU network 4-6-6-1. */
  SAMPLES,
  /** 66, 252, 984 edges between linear layers. */
  EDGES,
  /** 20 to 500 digits on a linear network 4-6-6-1. */
  DIGITS,
  /** A ReLU network 4-6-6-1 down to a risk of 1e-10, 1e-100, 1e-300, 1e-1000. */
  HORIZON;

  /** The seed where none is given. */
  static final long DEFAULT_SEED = 4;

  private static final int DEFAULT_DIGITS = 50;
  private static final List<Integer> SERIES_OF_DIGITS = List.of(20, 50, 100, 200, 500);
  private static final List<Integer> SERIES_OF_COPIES = List.of(1, 10, 100);
  private static final List<Integer> SERIES_OF_FACTORS = List.of(1, 2, 4);
  private static final List<String> SERIES_OF_RISKS =
      List.of("1e-10", "1e-100", "1e-300", "1e-1000");

  private static final List<Integer> WIDTHS = List.of(4, 6, 6, 1);
  private static final int SAMPLES_DRAWN = 8;
  private static final int BASE_SAMPLES = 10;
  private static final Rational MARGIN = Rational.of(1, 4);
  private static final Rational SCALE = Rational.of(1, 2);

  private static final Horizon SHORT = Horizon.atTime(Rational.of(1, 4));

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
      FlowProblem problem =
          problem(WIDTHS, Activation.LINEAR, data(seed, SAMPLES_DRAWN, WIDTHS), seed);
      return List.of(
          (digits.isEmpty() ? SERIES_OF_DIGITS : digits)
              .stream()
                  .map(count -> row("digits", problem, SHORT, engine, count))
                  .collect(Collectors.toList()));
    }
    return (digits.isEmpty() ? List.of(DEFAULT_DIGITS) : digits)
        .stream().map(count -> rows(engine, seed, count)).toList();
  }

  private List<Contestant> rows(Engine engine, long seed, int digits) {
    List<Contestant> rows = new ArrayList<>();
    switch (this) {
      case SAMPLES -> {
        Dataset base = data(seed, BASE_SAMPLES, WIDTHS);
        for (int copies : SERIES_OF_COPIES) {
          String name = "samples-" + copies * BASE_SAMPLES;
          FlowProblem problem = problem(WIDTHS, Activation.RELU, copied(base, copies), seed);
          rows.add(row(name, problem, SHORT, engine, digits));
        }
      }
      case EDGES -> {
        for (int factor : SERIES_OF_FACTORS) {
          List<Integer> widths = widened(factor);
          FlowProblem problem =
              problem(widths, Activation.LINEAR, data(seed, SAMPLES_DRAWN, widths), seed);
          String name = "edges-" + problem.network().edges().size();
          rows.add(row(name, problem, SHORT, engine, digits));
        }
      }
      case HORIZON -> {
        FlowProblem problem =
            problem(WIDTHS, Activation.RELU, data(seed, SAMPLES_DRAWN, WIDTHS), seed);
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
    return new TimedEngine(name, problem, horizon, engine, digits);
  }

  private static List<Integer> widened(int factor) {
    List<Integer> widths = new ArrayList<>(WIDTHS.stream().map(width -> factor * width).toList());
    widths.set(widths.size() - 1, 1);
    return widths;
  }

  private static Dataset data(long seed, int samples, List<Integer> widths) {
    return RandomData.separable(seed, samples, widths.get(0), MARGIN).data();
  }

  /**
   * Each sample with multiples between itself and its double: on a ray from the origin all gates
   * are the same, whatever the weights.
   */
  private static Dataset copied(Dataset base, int copies) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      Rational factor = Rational.of(copies + copy, copies);
      for (int i = 0; i < base.size(); i++) {
        points.add(base.point(i).stream().map(factor::multiply).toList());
        labels.add(base.label(i));
      }
    }
    return new Dataset(base.features(), points, labels);
  }

  private static FlowProblem problem(
      List<Integer> widths, Activation activation, Dataset data, long seed) {
    List<Activation> activations = Collections.nCopies(widths.size() - 2, activation);
    LayeredArchitecture layers = new LayeredArchitecture(widths, activations, List.of());
    return new FlowProblem(
        layers.network(),
        data,
        new SeededWeights(seed, SCALE).weights(layers.network().parameters()),
        Loss.EXPONENTIAL,
        Reduction.MEAN);
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
