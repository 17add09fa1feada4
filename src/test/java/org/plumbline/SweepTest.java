package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.claim.Verdict;
import org.plumbline.experiment.Campaign;
import org.plumbline.report.SweepTable;
import org.plumbline.sweep.Journal;
import org.plumbline.sweep.SweepSummary;

/** Sweeps: a row for each run, the same whatever the threads and interruptions. */
final class SweepTest {
  private static final String CAMPAIGN =
      """
      name: trial
      experiment:
        data: {points: [[1, -1/2], [-1, 1/4]], labels: [1, -1]}
        network: {widths: [2, 2, 1], activations: [{each: [linear, relu]}]}
        initialization: {seed: {each: 1..3}, scale: {each: [1, 0.5.5]}}
        flow: {digits: 10, until: {time: 1/2}}
      keep: {claims: [balancedness, separability, energy], weights: true}
      """;

  @TempDir private Path folder;

  private Campaign campaign() throws IOException {
    Path file = folder.resolve("campaign.yaml");
    Files.writeString(file, CAMPAIGN);
    return Campaign.read(file);
  }

  private static List<String> table(Path output) throws IOException {
    return Files.readAllLines(output.resolve(SweepTable.FILE)).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  @Test
  void everyRunIsARowThatItsCheckGives() throws IOException {
    Campaign campaign = campaign();
    Path output = folder.resolve("out");
    SweepSummary summary = Sweep.of(campaign).withThreads(1).run(output);
    assertThat(summary.rows()).isEqualTo(12);
    assertThat(summary.statuses()).containsEntry("finished", 6).containsEntry("failed", 6);
    List<String> table = table(output);
    assertThat(table).hasSize(13);
    assertThat(table.get(0))
        .startsWith(
            "run,network.activations[0],initialization.seed,initialization.scale,status,message,version,PROVED")
        .contains(",w0,w1,w2,w3,w4,w5,separability[data].verdict,")
        .contains("balancedness[h1[0]].value");
    CheckReport report = Check.of(campaign.experiment(8)).withThreads(1).run();
    assertThat(table.get(9))
        .startsWith("8,relu,2,1,finished,,0.1.0," + report.summary().get(Verdict.PROVED) + ",");
    assertThat(table.get(2))
        .startsWith("1,linear,1,0.5.5,failed,")
        .contains(
            "\"campaign.yaml, run 1:4: initialization.scale: '0.5.5' is not a number; expected an"
                + " integer, a decimal or p/q\"");
    assertThat(summary.total().tallies().get("balancedness[h1[0]]").count("PROVED")).isEqualTo(6);
    assertThat(summary.byValue().get("network.activations[0]").get("relu").rows()).isEqualTo(6);
    assertThat(summary.left()).isEqualTo(6);
  }

  @Test
  void threadsAndInterruptionsLeaveNoTrace() throws IOException {
    Campaign campaign = campaign();
    Path straight = folder.resolve("straight");
    Sweep.of(campaign).withThreads(1).run(straight);
    Path broken = folder.resolve("broken");
    for (int rows : new int[] {2, 7}) {
      Cancellation cancellation = new Cancellation();
      SweepSummary part =
          Sweep.of(campaign)
              .withThreads(3)
              .withCancellation(cancellation)
              .withProgress(
                  (done, all) -> {
                    if (done >= rows) {
                      cancellation.cancel();
                    }
                  })
              .run(broken);
      assertThat(part.rows()).isGreaterThanOrEqualTo(rows).isLessThan(12);
      assertThat(broken.resolve(SweepTable.FILE)).doesNotExist();
      tear(broken.resolve(Journal.FILE));
    }
    assertThat(Sweep.of(campaign).withThreads(2).run(broken).rows()).isEqualTo(12);
    assertThat(table(broken)).isEqualTo(table(straight));
  }

  /** As a process leaves a file that is killed while it writes. */
  private static void tear(Path journal) throws IOException {
    byte[] bytes = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(bytes, bytes.length - 5));
  }

  @Test
  void rowsOfAnotherCampaignAreNotTakenForItsOwn() throws IOException {
    Path output = folder.resolve("out");
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    Sweep.of(campaign()).withCancellation(cancelled).run(output);
    Files.writeString(folder.resolve("campaign.yaml"), CAMPAIGN.replace("1..3", "1..4"));
    Campaign other = Campaign.read(folder.resolve("campaign.yaml"));
    assertThatThrownBy(() -> Sweep.of(other).run(output)).isInstanceOf(Journal.Refused.class);
  }
}
