package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.array.ArrayException;
import org.plumbline.array.ArrayLimits;
import org.plumbline.array.ExactArray;
import org.plumbline.array.NpzReader;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.ForgedEnclosure;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** The files for analysis, and the flow at times that were asked for. */
final class TrajectoryFilesTest {
  private static final double RADIUS = 0x1p-10;
  private static final Trajectory TRAJECTORY = Samples.trajectory();

  @TempDir private Path folder;

  private static Report report(Verification verification) {
    return new Report(
        "0",
        Samples.experiment(),
        new Notices(Optional.empty(), List.of()),
        List.of(),
        List.of(),
        Optional.of(
            new Report.Run(
                "mine",
                new FlowResult.Completed(TRAJECTORY),
                verification,
                Optional.empty(),
                List.of(Optional.empty()))),
        Map.of());
  }

  private static Report enclosed() {
    return report(ForgedEnclosure.of(TRAJECTORY, RADIUS));
  }

  /** Nothing is enclosed. */
  private static Report open() {
    CertifiedTrajectory nothing =
        new CertifiedTrajectory(TRAJECTORY, List.of(), Magnitude.INFINITY, 0);
    return report(new Verification.Failed(nothing, 0, Rational.ZERO, "x", "y"));
  }

  /** From the weights 1, 1/2 with the margin 1/2 to 1, 0 with the margin 0. */
  @Test
  void tableHasNamedColumnsBehindTheWeights() {
    List<List<String>> rows =
        TrajectoryCsv.of(enclosed()).orElseThrow().lines().map(l -> cells(l)).toList();
    assertThat(rows.get(0))
        .containsExactly(
            "t",
            "w0",
            "w1",
            "risk",
            "log10_risk",
            "margin_min",
            "norm",
            "radius",
            "stable_rank_W1",
            "stable_rank_W2",
            "W1[0,0]",
            "W2[0,0]");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .containsExactly(
            "0",
            "1",
            "0.5",
            "6.06530659713e-1",
            "-0.21714724095162588",
            "0.5",
            "1.1180339887498949",
            "0.00098",
            "1",
            "1",
            "1",
            "0.5");
    assertThat(rows.get(2))
        .containsExactly("2", "1", "0", "1", "0", "0", "1", "0.00098", "1", "", "1", "0");
  }

  private static byte[] npz(Report report) {
    return ReportFiles.bytes(report).get("trajectory.npz").orElseThrow();
  }

  /** Splits at commas that are not between brackets. */
  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",(?![0-9]*\\])", -1)).map(c -> c.replace("\"", "")).toList();
  }

  @Test
  void cellsAreEmptyWhereNothingIsEnclosed() {
    List<String> rows = TrajectoryCsv.of(open()).orElseThrow().lines().toList();
    assertThat(cells(rows.get(1)).get(7)).isEmpty();
    assertThat(cells(rows.get(1)).get(6)).isEqualTo("1.1180339887498949");
  }

  @Test
  void weightsHaveTheirShapes() throws IOException, ArrayException {
    Map<String, ExactArray> arrays =
        NpzReader.read(
            Files.write(folder.resolve("t.npz"), npz(enclosed())),
            name -> !name.startsWith("stable_rank"),
            ArrayLimits.ofBytes(100_000));
    assertThat(arrays.keySet())
        .containsExactlyInAnyOrder(
            "t", "W1", "W2", "risk", "log10_risk", "margin_min", "norm", "radius", "margins");
    assertThat(arrays.get("W2").shape()).containsExactly(2, 1, 1);
    assertThat(value(arrays, "W2", 0)).isEqualTo(0.5);
    assertThat(value(arrays, "W2", 1)).isZero();
    assertThat(value(arrays, "t", 1)).isEqualTo(2);
    assertThat(value(arrays, "risk", 0)).isBetween(0.6065306597, 0.6065306598);
    assertThat(arrays.get("margins").shape()).containsExactly(2, 1);
    assertThat(value(arrays, "margins", 0)).isEqualTo(0.5);
    assertThat(value(arrays, "radius", 1)).isBetween(RADIUS, RADIUS * (1 + 1e-15));
  }

  private static double value(Map<String, ExactArray> arrays, String name, int position) {
    @Nullable ExactArray array = arrays.get(name);
    assertThat(array).isNotNull();
    return array.value(position).approximateDouble();
  }

  /** Half way, at the time 1, the weights are 1 and 1/4, and the margin 1/4 within the radius. */
  @Test
  void flowIsToldAtTheTimesAskedFor() {
    CertifiedTrajectory flow = ForgedEnclosure.of(TRAJECTORY, RADIUS).enclosed();
    List<Rational> times = List.of(Rational.ONE, Rational.of(1, 3), Rational.of(3));
    List<Map<String, @Nullable Object>> entries = FlowAtTimes.json(flow, times, 6);
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).keySet())
        .containsExactly("time", "risk", "radius", "weights", "float");
    assertThat(entries.get(0).get("time")).isEqualTo("1");
    assertThat(entries.get(0).get("weights")).isEqualTo(List.of("1", "0.25"));
    assertThat(entries.get(0).get("radius")).isEqualTo("0.00098");
    Map<?, ?> floats = (Map<?, ?>) entries.get(0).get("float");
    assertThat((Double) floats.get("risk")).isBetween(0.7778, 0.7798);
    assertThat(entries.get(1).get("weights")).isEqualTo(List.of("1", "0.416667"));
  }

  /** The radius allows for the digits that are not shown. */
  @Test
  void radiusAllowsForRounding() {
    CertifiedTrajectory flow = ForgedEnclosure.of(TRAJECTORY, 0x1p-100).enclosed();
    List<Rational> third = List.of(Rational.of(1, 3));
    assertThat(FlowAtTimes.json(flow, third, 3).get(0).get("radius")).isEqualTo("0.00034");
    assertThat(FlowAtTimes.json(flow, third, 6).get(0).get("radius")).isEqualTo("3.4e-7");
  }

  @Test
  void nothingIsToldWhereNothingIsEnclosed() {
    CertifiedTrajectory nothing = open().run().orElseThrow().verification().enclosed();
    assertThat(FlowAtTimes.json(nothing, List.of(Rational.ONE), 6)).isEmpty();
  }

  @Test
  void archiveIsThereEvenWhereNothingIsEnclosed() {
    assertThat(npz(open())).hasSameSizeAs(npz(enclosed()));
  }
}
