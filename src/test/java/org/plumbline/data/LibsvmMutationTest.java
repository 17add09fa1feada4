package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Damaged LIBSVM files are refused in one line, or read as a plain reader reads them. */
final class LibsvmMutationTest {
  private static final int MUTANTS = Integer.getInteger("plumbline.mutants", 2000);
  private static final String TEXT =
      """
      # samples
      +1 1:0.5 2:-1.25e-1 5:3
      -1 2:7 3:0.1 # a comment
      1 1:10 4:-2
      -1 5:1e2
      """;
  private static final String SCRAPS = "0123456789:.-+e# \n\tqid,x/\r";

  @Test
  void damagedFilesAreRefusedOrRead() {
    SplittableRandom random = new SplittableRandom(3);
    int refused = 0;
    for (int k = 0; k < MUTANTS; k++) {
      String mutant = damaged(random);
      try {
        Dataset data =
            LibsvmReader.read(
                    "f",
                    new ByteArrayInputStream(mutant.getBytes(StandardCharsets.UTF_8)),
                    OptionalInt.empty(),
                    false,
                    NumericClasses.usual())
                .data();
        assertThat(data.points()).as(mutant).isEqualTo(plain(mutant, data.dimension()));
        assertThat(data.labels()).as(mutant).isEqualTo(labels(mutant));
      } catch (DataException e) {
        assertThat(e).hasMessageStartingWith("f:").hasMessageContaining("; expected ");
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTANTS / 5, MUTANTS - MUTANTS / 20);
  }

  private static String damaged(SplittableRandom random) {
    StringBuilder text = new StringBuilder(TEXT);
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = random.nextInt(text.length());
      char scrap = SCRAPS.charAt(random.nextInt(SCRAPS.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, scrap);
        case 1 -> text.insert(at, scrap);
        default -> text.deleteCharAt(at);
      }
    }
    return text.toString();
  }

  private static List<String[]> lines(String text) {
    List<String[]> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      String sample = line.replaceAll("(?s)#.*", "").strip();
      if (!sample.isEmpty()) {
        lines.add(sample.split("[ \t]+"));
      }
    }
    return lines;
  }

  private static List<List<Rational>> plain(String text, int dimension) {
    List<List<Rational>> points = new ArrayList<>();
    for (String[] words : lines(text)) {
      Rational[] point = new Rational[dimension];
      java.util.Arrays.fill(point, Rational.ZERO);
      for (int k = 1; k < words.length; k++) {
        String[] pair = words[k].split(":", -1);
        point[Integer.parseInt(pair[0]) - 1] = number(pair[1]);
      }
      points.add(List.of(point));
    }
    return points;
  }

  private static List<Integer> labels(String text) {
    return lines(text).stream().map(words -> number(words[0]).signum() > 0 ? 1 : -1).toList();
  }

  private static Rational number(String text) {
    return Rational.parse(new BigDecimal(text.replaceFirst("\\.(?=e|$)", ".0")).toPlainString());
  }
}
