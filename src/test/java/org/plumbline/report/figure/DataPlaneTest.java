package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.Check;
import org.plumbline.CheckedFlow;
import org.plumbline.data.Dataset;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Rational;

/** {@link DataPlane}: what it shows of a run of two inputs, at which instants. */
final class DataPlaneTest {
  private static FlowProblem problem;
  private static Timeline timeline;
  private static Figure figure;

  @BeforeAll
  static void runs() {
    CheckedFlow flow = Check.of(BundledExamples.read("pinned")).run().flow().orElseThrow();
    problem = flow.trajectory().problem();
    timeline = Timeline.of(flow.trajectory(), flow.verification()).orElseThrow();
    figure = DataPlane.figure(problem, timeline).orElseThrow();
  }

  private static Dataset data(List<List<String>> points) {
    List<List<Rational>> exact =
        points.stream().map(p -> p.stream().map(Rational::parse).toList()).toList();
    List<String> names = List.of("a", "b", "c").subList(0, exact.get(0).size());
    List<Integer> labels = new ArrayList<>();
    exact.forEach(p -> labels.add(labels.size() % 2 == 0 ? 1 : -1));
    return new Dataset(names, exact, labels);
  }

  private static List<double[]> places(String svg, String style) {
    List<double[]> places = new ArrayList<>();
    Matcher marks =
        Pattern.compile("class=\"" + style + "\" d=\"M([0-9.]+) ([0-9.]+)m").matcher(svg);
    while (marks.find()) {
      places.add(
          new double[] {Double.parseDouble(marks.group(1)), Double.parseDouble(marks.group(2))});
    }
    return places;
  }

  /** The samples with the marks of their labels, the rightmost and the highest where they are. */
  @Test
  void samplesAreWhereTheyLie() {
    String svg = figure.file();
    List<double[]> plus = places(svg, "sample plus");
    List<double[]> minus = places(svg, "sample minus");
    assertThat(plus).hasSize(4 + 1);
    assertThat(minus).hasSize(2 + 1);
    assertThat(plus.get(0)[0]).isGreaterThan(plus.get(3)[0]);
    assertThat(plus.get(3)[1]).isLessThan(plus.get(0)[1]);
    assertThat(svg).contains("<title>sample 4, label 1, at (-1, 1.375): margin ");
  }

  /** The sample that is caught on the kink of h1[1] lies on that line in the picture too. */
  @Test
  void aPinnedSampleIsOnItsKink() {
    Matcher line =
        Pattern.compile(
                "class=\"line unit\" d=\"M([0-9.]+) ([0-9.]+)L([0-9.]+) ([0-9.]+)M[^\"]*\">"
                    + "<title>kink of h1\\[1\\]")
            .matcher(figure.file());
    assertThat(line.find()).isTrue();
    double[] sample = places(figure.file(), "sample plus").get(3);
    assertThat(distance(line, sample)).isLessThan(0.2);
    assertThat(distance(line, places(figure.file(), "sample plus").get(0))).isGreaterThan(20);
  }

  private static double distance(Matcher line, double[] point) {
    double x = Double.parseDouble(line.group(1));
    double y = Double.parseDouble(line.group(2));
    double along = Double.parseDouble(line.group(3)) - x;
    double down = Double.parseDouble(line.group(4)) - y;
    return Math.abs(along * (point[1] - y) - down * (point[0] - x)) / Math.hypot(along, down);
  }

  /** The file has the end alone; the page has as well what was before, in order, from time 0. */
  @Test
  void theFileShowsTheEndAndThePageAllInstants() {
    assertThat(figure.file().split("class=\"instant", -1)).hasSize(2);
    assertThat(figure.file()).contains(">t = 4</text>");
    String[] instants = figure.inline().toString().split("class=\"instant", -1);
    assertThat(instants).hasSizeBetween(10, 40);
    assertThat(instants[1]).startsWith("\" data-text=\"At t = 0, ");
    assertThat(instants[instants.length - 1])
        .startsWith(" end shown\" data-text=\"At t = 4, 5 of 6 samples are on the side");
  }

  @Test
  void onlyTwoInputsThatVaryMakeAPlane() {
    assertThat(plane(List.of("1", "2"), List.of("3", "4"))).isTrue();
    assertThat(plane(List.of("1", "2", "1"), List.of("3", "4", "1"))).isTrue();
    assertThat(plane(List.of("1", "2", "1"), List.of("3", "4", "0"))).isFalse();
    assertThat(plane(List.of("1", "2"), List.of("1", "4"))).isFalse();
    assertThat(plane(List.of("1"), List.of("2"))).isFalse();
  }

  /** Numbers that no double tells apart, or holds, are no picture. */
  @Test
  void numbersThatCannotBeDrawnMakeNoPlane() {
    assertThat(plane(List.of("1e400", "2"), List.of("3", "4"))).isFalse();
    assertThat(plane(List.of("1e-400", "2"), List.of("2e-400", "4"))).isFalse();
    assertThat(plane(List.of("1", "2"), List.of("1.0000000000000001", "4"))).isFalse();
  }

  @SafeVarargs
  private static boolean plane(List<String>... points) {
    return InputPlane.of(data(List.of(points))).isPresent();
  }

  /** The square's corners are the ends of the scales, and a constant input is what it is. */
  @Test
  void inputsAreFunctionsOnTheSquare() {
    InputPlane plane =
        InputPlane.of(data(List.of(List.of("1", "7", "-2"), List.of("3", "7", "4")))).orElseThrow();
    ConvexPolygon.Point corner = new ConvexPolygon.Point(1, -1);
    List<Affine> inputs = plane.inputs();
    assertThat(inputs.get(0).at(corner)).isEqualTo(plane.onX(1)).isEqualTo(3.25);
    assertThat(inputs.get(1).at(corner)).isEqualTo(7);
    assertThat(inputs.get(2).at(corner)).isEqualTo(plane.onY(-1)).isEqualTo(-2.75);
  }

  @Test
  void noFigureWithoutAPlane() {
    FlowProblem one = problemOf(data(List.of(List.of("1", "2"), List.of("1", "4"))));
    assertThat(DataPlane.figure(one, timeline)).isEqualTo(Optional.empty());
  }

  private static FlowProblem problemOf(Dataset data) {
    return new FlowProblem(
        problem.network(), data, problem.initialWeights(), problem.loss(), problem.reduction());
  }
}
