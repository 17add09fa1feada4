package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

final class OptimalSharesTest {
  @Test
  void dbg() {
    Dataset data =
        new Dataset(
            List.of("a", "b"),
            List.of(
                row("1", "1/4"), row("3/8", "1"), row("7/8", "3/4"), row("-1", "-1/8"),
                row("-1/4", "-7/8"), row("-3/4","-5/8")),
            List.of(1, 1, 1, -1, -1, -1));
    List<List<Rational>> slopes = List.of(row("1", "1", "1", "0", "0", "0"), row("0", "0", "0", "1", "1", "1"));
    double[][][] v = new double[2][6][2];
    for (int k = 0; k < 2; k++) for (int i = 0; i < 6; i++) for (int a = 0; a < 2; a++)
      v[k][i][a] = slopes.get(k).get(i).approximateDouble() * data.label(i) * data.point(i).get(a).approximateDouble();
    new MarginProposer(v).propose().ifPresentOrElse(p ->
    System.err.println(java.util.Arrays.toString(p.weights()) + java.util.Arrays.toString(p.masses()) + p.level()), () -> System.err.println("none"));
    System.err.println(OptimalShares.of(data, slopes));
  }

  static List<Rational> row(String... s) { return java.util.stream.Stream.of(s).map(Rational::parse).toList(); }
}
