package org.plumbline.claim.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;

/** The numbers in the tables of the manual's page are those that come out. */
final class LawsPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/laws.md");

  private static List<MatchResult> rows(String pattern) throws IOException {
    String page = Files.readString(PAGE);
    return Pattern.compile("(?m)^" + pattern + "$").matcher(page).results().toList();
  }

  @Test
  void publishedCounts() throws IOException {
    List<MatchResult> rows =
        rows("\\| (.*)\\| (\\d), (\\d), (\\d) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");
    assertThat(rows).hasSize(9);
    boolean isRelu = false;
    for (MatchResult row : rows) {
      isRelu |= row.group(1).startsWith("ReLU");
      int n = Integer.parseInt(row.group(2));
      int r = Integer.parseInt(row.group(3));
      int m = Integer.parseInt(row.group(4));
      assertCount(Questions.twoLayers(n, r, m, isRelu), row, 5, 7);
      assertThat(row.group(6)).isEqualTo(row.group(7));
    }
  }

  @Test
  void furtherCounts() throws IOException {
    List<MatchResult> rows =
        rows(
            "\\| (linear|ReLU), widths ([\\d, ]+\\d)( with biases)? \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");
    assertThat(rows).hasSize(6);
    for (MatchResult row : rows) {
      Activation activation = row.group(1).equals("ReLU") ? Activation.RELU : Activation.LINEAR;
      List<Integer> widths =
          List.of(row.group(2).split(", ")).stream().map(Integer::valueOf).toList();
      assertCount(Questions.layered(activation, row.group(3) != null, widths), row, 4, 5);
    }
  }

  private static void assertCount(Network network, MatchResult row, int weights, int found) {
    assertThat(Questions.count(network))
        .as(row.group())
        .returns(Integer.parseInt(row.group(weights)), CountedLaws::parameters)
        .returns(Integer.parseInt(row.group(found)), CountedLaws::found)
        .returns(Integer.parseInt(row.group(found + 1)), CountedLaws::bound);
  }
}
