package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.plumbline.experiment.Experiment;
import org.plumbline.report.Comparison;
import org.plumbline.report.JsonReport;
import org.plumbline.report.OutputFolder;
import org.plumbline.report.Report;
import org.plumbline.report.TextReport;
import org.plumbline.report.TrajectoryCsv;

/** Writes a report into its folder and shows it on standard output. */
final class Publication {
  private static final String REPORT = "report.json";
  private static final String COMPARISON = "comparison.json";
  private static final String TRAJECTORY = "trajectory.csv";

  private final OutputFolder folder;
  private final RunOptions options;

  private Publication(OutputFolder folder, RunOptions options) {
    this.folder = folder;
    this.options = options;
  }

  /**
   * The publication of an experiment's report, its folder made and tried.
   *
   * @throws InputException if the folder cannot be written to
   */
  static Publication prepare(Experiment experiment, RunOptions options) {
    Path path =
        options.output == null
            ? Path.of("plumbline-out").resolve(experiment.name())
            : options.output;
    if (path.toString().isEmpty()) {
      throw new InputException("--output: the path is empty; expected a folder");
    }
    try {
      return new Publication(OutputFolder.prepare(path), options);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Publishes a report; the exit code that goes with it. */
  ExitCode publish(Report report) {
    String json = JsonReport.text(report);
    try {
      write(report, json);
    } catch (IOException e) {
      throw unwritable(folder.path(), e);
    }
    if (options.json) {
      Terminal.print(json);
    } else if (!options.quiet) {
      Terminal.print(TextReport.text(report) + "report: " + folder.path().resolve(REPORT) + "\n");
    }
    return ExitCode.of(report);
  }

  /** Publishes a comparison; the exit code that goes with it. */
  ExitCode publish(Comparison report) {
    String json = report.json();
    try {
      folder.write(COMPARISON, json);
    } catch (IOException e) {
      throw unwritable(folder.path(), e);
    }
    if (options.json) {
      Terminal.print(json);
    } else if (!options.quiet) {
      Terminal.print(report.text() + "report: " + folder.path().resolve(COMPARISON) + "\n");
    }
    return switch (report.outcome()) {
      case CONFIRMED -> ExitCode.FINE;
      case DIFFERS -> ExitCode.VIOLATED;
      case UNDECIDED -> ExitCode.UNDECIDED;
    };
  }

  /** The report comes last, so that a new one never stands beside an old trajectory. */
  private void write(Report report, String json) throws IOException {
    int digits = report.experiment().flow().digits();
    if (report.run().isPresent()) {
      folder.write(
          TRAJECTORY, TrajectoryCsv.text(report.run().get().result().trajectory(), digits));
    } else {
      folder.remove(TRAJECTORY);
    }
    folder.write(REPORT, json);
  }

  /** The refusal of a folder that cannot be written to. */
  static InputException unwritable(Path path, IOException error) {
    return new InputException(
        "--output: "
            + Terminal.oneLine(path.toString())
            + ": cannot be written to ("
            + reason(error)
            + "); expected a folder, or a path where one can be made");
  }

  private static String reason(IOException error) {
    if (error instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (error instanceof NoSuchFileException) {
      return "it cannot be made";
    }
    String stated =
        error instanceof FileSystemException system ? system.getReason() : error.getMessage();
    return stated == null ? error.getClass().getSimpleName() : Terminal.oneLine(stated);
  }
}
