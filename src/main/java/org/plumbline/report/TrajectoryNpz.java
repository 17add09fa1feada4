package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.plumbline.array.NpzWriter;
import org.plumbline.array.ParameterBlock;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * The trajectory at the ends of its steps as an archive of NumPy: what {@code trajectory.csv} has
 * by name, in double precision. The weights are {@code W1} [T, out, in], {@code b1} [T, out],
 * {@code S1}, …, or {@code conv1.weight}, … where they have names, or {@code w} [T, N] where the
 * network is a graph; {@code margins} [T, n] has one column per sample. What is no number is NaN.
 */
final class TrajectoryNpz {
  /** Enough to find the nearest double. */
  private static final int DIGITS = 20;

  private final List<TrajectoryTable.Row> rows;
  private final NpzWriter archive = new NpzWriter();

  private TrajectoryNpz(List<TrajectoryTable.Row> rows) {
    this.rows = rows;
  }

  /** The bytes of {@code trajectory.npz}. */
  static byte[] of(TrajectoryTable table) {
    return new TrajectoryNpz(table.rows()).bytes(table);
  }

  private byte[] bytes(TrajectoryTable table) {
    add("t", row -> Double.parseDouble(Decimals.nearest(row.time(), DIGITS)));
    int next = 0;
    for (ParameterBlock block : blocks(table)) {
      addWeights(block, next);
      next += block.size();
    }
    add("risk", row -> StrictMath.pow(10, row.risk().log10()));
    add("log10_risk", row -> row.risk().log10());
    add("margin_min", row -> row.leastMargin());
    add("norm", row -> row.norm());
    add("radius", row -> row.radius().map(Magnitude::doubleUpper).orElse(Double.NaN));
    for (int k = 0; k < table.matrices().size(); k++) {
      int matrix = k;
      add("stable_rank_" + table.matrices().get(k).name(), row -> row.stableRanks().get(matrix));
    }
    int samples = rows.get(0).risk().margins().size();
    archive.add(
        "margins",
        List.of(rows.size(), samples),
        rows.stream()
            .flatMap(row -> row.risk().margins().stream())
            .mapToDouble(margin -> margin)
            .toArray());
    return archive.bytes();
  }

  private static List<ParameterBlock> blocks(TrajectoryTable table) {
    List<ParameterBlock> blocks = ParameterBlock.of(table.network());
    return blocks.isEmpty()
        ? List.of(new ParameterBlock("w", List.of(table.network().parameters())))
        : blocks;
  }

  private void add(String name, ToDoubleFunction<TrajectoryTable.Row> number) {
    archive.add(name, List.of(rows.size()), rows.stream().mapToDouble(number).toArray());
  }

  private void addWeights(ParameterBlock block, int first) {
    List<Integer> shape = new ArrayList<>(List.of(rows.size()));
    shape.addAll(block.shape());
    int end = first + block.size();
    DoubleStream weights =
        rows.stream()
            .flatMap(row -> row.weights().subList(first, end).stream())
            .mapToDouble(Dyadic::approximateDouble);
    archive.add(block.key(), shape, weights.toArray());
  }
}
