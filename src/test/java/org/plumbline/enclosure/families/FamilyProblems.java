package org.plumbline.enclosure.families;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** Random problems of a family, the same for a seed on every machine. */
final class FamilyProblems {
  /** The denominator of coordinates and weights. */
  private static final long GRID = 16;

  private static final List<Integer> EXPONENTS = List.of(13, 14, 16, 20, 30, 60, 100, 200, 300);

  /** With more layers the digits that an escape takes are those of the weights: the first few. */
  private static final int DEEP_EXPONENTS = 5;

  private final SplittableRandom random;
  private final int digits;
  private final List<List<Rational>> points = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private Activation activation = Activation.RELU;
  private List<List<List<Rational>>> layers = List.of();
  private Rational time;
  private boolean isUntilRisk;

  private FamilyProblems(long seed, int digits) {
    this.random = new SplittableRandom(seed);
    this.digits = digits;
    this.time = Rational.of(2 + random.nextInt(19));
  }

  /** The problem of a family and a seed. */
  static Experiment of(Family family, long seed, int digits) {
    FamilyProblems problem = new FamilyProblems(1_000_003L * (family.ordinal() + 1) + seed, digits);
    problem.draw(family);
    return problem.experiment(family + "-" + seed);
  }

  private void draw(Family family) {
    widths.add(2 + random.nextInt(3));
    int hidden = random.nextInt(3) == 0 ? 2 : 1;
    for (int k = 0; k < hidden; k++) {
      widths.add(2 + random.nextInt(3));
    }
    widths.add(1);
    if (random.nextInt(4) == 0) {
      activation = Activation.leaky(Rational.of(1, 4));
    }
    int samples = 3 + random.nextInt(3);
    for (int i = 0; i < samples; i++) {
      add(numbers(widths.get(0)), random.nextInt(2) == 0 ? 1 : -1);
    }
    layers =
        IntStream.range(1, widths.size())
            .mapToObj(l -> matrix(widths.get(l), widths.get(l - 1)))
            .toList();
    switch (family) {
      case ZEROS -> zeros();
      case PARALLEL -> multiples(1);
      case OPPOSITE -> multiples(-1);
      case TWINS -> twins();
      case TINY -> tiny();
      default -> {}
    }
  }

  private void add(List<Rational> point, int label) {
    points.add(point);
    labels.add(label);
  }

  private Rational number() {
    return Rational.of(random.nextInt(49) - 24L, GRID);
  }

  private List<Rational> numbers(int count) {
    List<Rational> numbers = new ArrayList<>();
    do {
      numbers.clear();
      for (int k = 0; k < count; k++) {
        numbers.add(number());
      }
    } while (numbers.stream().allMatch(x -> x.signum() == 0));
    return numbers;
  }

  private List<List<Rational>> matrix(int rows, int columns) {
    List<List<Rational>> matrix = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      matrix.add(numbers(columns));
    }
    return matrix;
  }

  /** Every third sample or so is replaced by a multiple of another. */
  private void multiples(int sign) {
    int count = points.size();
    for (int j = 1; j < count; j++) {
      if (j == 1 || random.nextInt(2) == 0) {
        Rational factor = Rational.of(sign * (1L + random.nextInt(4)), 2);
        points.set(j, scaled(points.get(random.nextInt(j)), factor));
      }
    }
  }

  private static List<Rational> scaled(List<Rational> row, Rational factor) {
    return row.stream().map(x -> x.multiply(factor)).toList();
  }

  private void zeros() {
    int layer = random.nextInt(layers.size() - 1);
    int unit = random.nextInt(widths.get(layer + 1));
    switch (random.nextInt(6)) {
      case 0 -> {
        fill(layer, unit);
        fillColumn(layer + 1, unit);
      }
      case 1 -> fillAll(layers.size() - 1);
      case 2 -> fill(layer, unit);
      case 3 -> fillColumn(layer + 1, unit);
      case 4 -> sparse();
      default -> onKinks();
    }
  }

  private void fill(int layer, int unit) {
    Collections.fill(layers.get(layer).get(unit), Rational.ZERO);
  }

  private void fillColumn(int layer, int unit) {
    layers.get(layer).forEach(row -> row.set(unit, Rational.ZERO));
  }

  private void fillAll(int layer) {
    IntStream.range(0, layers.get(layer).size()).forEach(unit -> fill(layer, unit));
  }

  /** Half of all coordinates and first weights are 0. */
  private void sparse() {
    for (int i = 0; i < points.size(); i++) {
      List<Rational> point = new ArrayList<>(points.get(i));
      thin(point);
      points.set(i, point);
    }
    layers.get(0).forEach(this::thin);
  }

  private void thin(List<Rational> row) {
    int kept = random.nextInt(row.size());
    for (int k = 0; k < row.size(); k++) {
      if (k != kept && random.nextInt(2) == 0) {
        row.set(k, Rational.ZERO);
      }
    }
  }

  /** One or two units have a sample on their kink. */
  private void onKinks() {
    int count = 1 + random.nextInt(2);
    for (int k = 0; k < count; k++) {
      List<Rational> unit = layers.get(0).get(random.nextInt(widths.get(1)));
      List<Rational> x = points.get(random.nextInt(points.size()));
      int a =
          IntStream.range(0, x.size()).filter(j -> x.get(j).signum() != 0).findFirst().orElse(0);
      unit.set(a, Rational.ZERO);
      unit.set(a, RationalMatrix.dot(unit, x).negate().divide(x.get(a)));
    }
  }

  private void twins() {
    int kind = random.nextInt(4);
    if (kind != 1) {
      twinUnits(kind == 2 ? -1 : 1);
    }
    if (kind % 2 == 1) {
      int i = random.nextInt(points.size());
      add(points.get(i), labels.get(i));
    }
  }

  /** The second unit of a layer is the first, or its mirror. */
  private void twinUnits(int sign) {
    int layer = random.nextInt(layers.size() - 1);
    List<List<Rational>> rows = layers.get(layer);
    rows.set(1, new ArrayList<>(scaled(rows.get(0), Rational.of(sign))));
    layers.get(layer + 1).forEach(row -> row.set(1, row.get(0)));
  }

  private void tiny() {
    int depth = layers.size();
    int choices = depth == 2 ? EXPONENTS.size() : DEEP_EXPONENTS;
    int exponent = EXPONENTS.get(random.nextInt(choices));
    Rational scale = Rational.parse("1e-" + exponent);
    layers.forEach(rows -> rows.replaceAll(row -> new ArrayList<>(scaled(row, scale))));
    time =
        depth == 2
            ? Rational.of(5L * exponent + 20)
            : Rational.of(10).multiply(Rational.parse("1e" + exponent * (depth - 2)));
    isUntilRisk = true;
    if (random.nextInt(3) == 0) {
      twins();
    }
  }

  private Experiment experiment(String name) {
    LayeredArchitecture architecture =
        new LayeredArchitecture(
            widths, Collections.nCopies(widths.size() - 2, activation), List.of());
    List<String> features = IntStream.range(0, widths.get(0)).mapToObj(a -> "x" + a).toList();
    Loss loss = random.nextInt(2) == 0 ? Loss.EXPONENTIAL : Loss.LOGISTIC;
    Reduction reduction = random.nextInt(2) == 0 ? Reduction.MEAN : Reduction.SUM;
    return new Experiment(
        name,
        "",
        architecture.network(),
        new Dataset(features, points, labels),
        layers.stream().flatMap(List::stream).flatMap(List::stream).toList(),
        loss,
        reduction,
        Optional.of(architecture),
        new FlowSettings(digits, Optional.of(time), risk(loss, reduction)),
        Optional.empty());
  }

  /** Two thirds of the risk where all margins are 0: then some unit has left the plateau. */
  private Optional<Rational> risk(Loss loss, Reduction reduction) {
    Rational one = loss == Loss.EXPONENTIAL ? Rational.ONE : Rational.of(9, 13);
    Rational all = reduction == Reduction.MEAN ? one : one.multiply(Rational.of(points.size()));
    return isUntilRisk ? Optional.of(all.multiply(Rational.of(2, 3))) : Optional.empty();
  }
}
