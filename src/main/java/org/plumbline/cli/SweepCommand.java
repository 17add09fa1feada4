package org.plumbline.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.Cancellation;
import org.plumbline.Sweep;
import org.plumbline.experiment.BundledCampaigns;
import org.plumbline.experiment.Campaign;
import org.plumbline.experiment.ExperimentException;
import org.plumbline.report.SweepJson;
import org.plumbline.report.SweepTable;
import org.plumbline.report.SweepText;
import org.plumbline.sweep.Journal;
import org.plumbline.sweep.SweepSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline sweep}: many experiments that differ in a few places, and what they come to. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Checks many experiments that differ in a few places, several at a time, and writes a table "
            + "with a row for each. Ended in any way and started again, it goes on where it was.",
    footer = {
      "",
      "Examples: plumbline sweep campaign.yaml",
      "          plumbline sweep campaign.yaml --summary --by initialization.scale"
    })
final class SweepCommand implements Callable<Integer> {
  private static final long TERMINAL_INTERVAL = 200_000_000L;
  private static final long PLAIN_INTERVAL = 5_000_000_000L;

  @Parameters(
      arity = "1",
      paramLabel = "CAMPAIGN",
      completionCandidates = Candidates.Campaigns.class,
      description =
          "A campaign file, an experiment with {each: [...]} in place of values, or the name of a bundled one, as in sweep scale-and-rank.")
  private String file = "";

  @Option(
      names = "--summary",
      description = "Make no run; only tell what the rows that are there come to, as in --summary.")
  private boolean summary;

  @Option(
      names = "--by",
      paramLabel = "KEY",
      description =
          "Tell the summary for each value of a place that varies, as in --by initialization.scale.")
  private @Nullable String key;

  @Option(
      names = "--print",
      paramLabel = "RUN",
      converter = WholeNumber.Run.class,
      description = "Print the experiment of a run and make none, as in --print 17 > run.yaml.")
  private @Nullable Integer print;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "The folder of rows and table, as in --output out (default: plumbline-out/<name of the campaign>).")
  private @Nullable Path output;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = WholeNumber.Threads.class,
      description =
          "How many runs are made at a time, as in --threads 4 (default: one for each processor); the table does not depend on it.")
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Print the summary as JSON, as in --json | jq .statuses.")
  private boolean json;

  @Option(
      names = "--quiet",
      description =
          "Print neither the summary nor progress; the exit code tells the result, as in --quiet && echo fine.")
  private boolean quiet;

  @Override
  public Integer call() {
    Campaign campaign = campaign();
    if (print != null) {
      Terminal.print(text(campaign, print));
      return ExitCode.FINE.code();
    }
    requireKey(campaign);
    Path folder = output == null ? Path.of("plumbline-out", campaign.name()) : output;
    try {
      return summary ? summarised(campaign, folder) : swept(campaign, folder);
    } catch (Journal.Refused e) {
      throw new InputException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new InputException(
          Terminal.oneLine(folder.toString())
              + ": rows cannot be written there or read from there; expected a folder on a disk"
              + " with free space");
    }
  }

  private Campaign campaign() {
    try {
      Path path = Path.of(file);
      Optional<Campaign> bundled =
          Files.isRegularFile(path) ? Optional.empty() : BundledCampaigns.read(file);
      Campaign campaign = bundled.orElseGet(() -> Campaign.read(path));
      if (campaign.size() > Integer.MAX_VALUE) {
        throw new InputException(Terminal.oneLine(file) + ": these are too many runs");
      }
      requireClaims(campaign);
      return campaign;
    } catch (InvalidPathException e) {
      throw new InputException(
          Terminal.oneLine(file) + ": this cannot be a path; expected a campaign file");
    } catch (ExperimentException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  private void requireClaims(Campaign campaign) {
    for (String id : campaign.keeping().claims()) {
      if (!Sweep.claims().contains(id)) {
        throw new InputException(
            Terminal.oneLine(file)
                + ": keep.claims: unknown claim '"
                + Terminal.oneLine(id)
                + "'"
                + Nearest.hint(id, Sweep.claims())
                + "; expected ids of claims, as reports have them");
      }
    }
  }

  private String text(Campaign campaign, int run) {
    if (run >= campaign.size()) {
      throw new InputException(
          "--print "
              + run
              + ": there is no such run; expected one from 0 to "
              + (campaign.size() - 1));
    }
    return campaign.text(run);
  }

  private void requireKey(Campaign campaign) {
    String asked = key;
    if (asked != null && !campaign.keys().contains(asked)) {
      throw new InputException(
          "--by '"
              + Terminal.oneLine(asked)
              + "': this does not vary"
              + Nearest.hint(asked, campaign.keys())
              + "; expected one of "
              + String.join(", ", campaign.keys()));
    }
  }

  private Integer summarised(Campaign campaign, Path folder) throws IOException {
    if (!Files.exists(folder.resolve(Journal.FILE))) {
      throw new InputException(
          Terminal.oneLine(folder.toString())
              + ": there are no rows of a campaign; expected the folder of a sweep");
    }
    return told(campaign, Sweep.of(campaign).summary(folder));
  }

  private Integer swept(Campaign campaign, Path folder) throws IOException {
    Cancellation cancellation = new Cancellation();
    Interruption interruption = Interruption.listen(cancellation::cancel);
    try {
      Sweep sweep = Sweep.of(campaign).withProgress(progress()).withCancellation(cancellation);
      if (threads != null) {
        sweep = sweep.withThreads(threads);
      }
      SweepSummary found = sweep.run(folder);
      int code = told(campaign, found);
      if (found.rows() < found.all()) {
        Terminal.progress(quiet)
            .println("plumbline: the same command goes on with the runs that are left");
      } else if (!quiet && !json) {
        Terminal.print("table: " + folder.resolve(SweepTable.FILE) + "\n");
      }
      return code;
    } finally {
      interruption.close();
    }
  }

  private Sweep.Progress progress() {
    PrintStream out = Terminal.progress(quiet);
    boolean isTerminal = Terminal.isProgress();
    long interval = isTerminal ? TERMINAL_INTERVAL : PLAIN_INTERVAL;
    long[] last = {System.nanoTime()};
    return (rows, all) -> {
      long now = System.nanoTime();
      if (now - last[0] >= interval || (isTerminal && rows == all)) {
        last[0] = now;
        String line = "plumbline: " + rows + " of " + all + " runs";
        if (isTerminal) {
          out.print("\r" + line + (rows == all ? "\n" : ""));
        } else {
          out.println(line);
        }
        out.flush();
      }
    };
  }

  private int told(Campaign campaign, SweepSummary found) {
    if (json) {
      Terminal.print(SweepJson.of(found, campaign.name(), "plumbline sweep " + file + " --print "));
    } else if (!quiet) {
      Terminal.print(SweepText.of(found, campaign.name(), file, Optional.ofNullable(key)));
    }
    if (found.runsWith("VIOLATED") > 0) {
      return ExitCode.VIOLATED.code();
    }
    boolean isOpen = found.left() > 0 || found.rows() < found.all();
    return (isOpen ? ExitCode.UNDECIDED : ExitCode.FINE).code();
  }
}
