package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.CheckReport;
import org.plumbline.DescentReport;
import org.plumbline.Version;
import org.plumbline.compare.Comparison;
import org.plumbline.experiment.Experiment;
import org.plumbline.report.ComparisonFiles;
import org.plumbline.report.ComparisonJson;
import org.plumbline.report.ComparisonText;
import org.plumbline.report.OutputFolder;
import org.plumbline.report.TextStyle;

/** Writes a report into its folder and shows it on standard output. */
final class Publication {
  private static final String REPORT = "report.json";

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

  /** The folder that it writes to. */
  Path folder() {
    return folder.path();
  }

  /** Publishes a report; the exit code that goes with it. */
  ExitCode publish(CheckReport report, TextStyle style) {
    show(
        write(() -> report.writeTo(folder.path())),
        report::json,
        () -> report.text(style.width(), style.isColoured(), style.showsAll()),
        REPORT);
    return ExitCode.of(report);
  }

  /** Publishes a report on descent; the exit code that goes with it. */
  ExitCode publish(DescentReport report, TextStyle style) {
    show(
        write(() -> report.writeTo(folder.path())),
        report::json,
        () -> report.text(style.width(), style.isColoured(), style.showsAll()),
        REPORT);
    return ExitCode.of(report.outcome());
  }

  /** Publishes a comparison; the exit code that goes with it. */
  ExitCode publish(Comparison comparison) {
    String json = ComparisonJson.of(comparison, Version.number());
    show(
        write(() -> ComparisonFiles.write(folder, comparison, Version.number())),
        () -> json,
        () -> ComparisonText.of(comparison, new TextStyle(Terminal.width(), false, false)),
        ComparisonFiles.JSON);
    return ExitCode.of(comparison.outcome());
  }

  /** What writes the files of a run. */
  private interface Writing {
    void run() throws IOException;
  }

  /** Writes the files; why they could not be written, if so. */
  private Optional<InputException> write(Writing files) {
    try {
      files.run();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(unwritable(folder.path(), e));
    }
  }

  /** What was found is shown even where it could not be written; then that is thrown. */
  private void show(
      Optional<InputException> failure, Supplier<String> json, Supplier<String> text, String name) {
    if (options.json) {
      Terminal.print(json.get());
    } else if (!options.quiet) {
      String where = "report: " + folder.path().resolve(name) + "\n";
      Terminal.print(text.get() + (failure.isEmpty() ? where : ""));
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** The refusal of a folder that cannot be written to. */
  static InputException unwritable(Path path, IOException error) {
    return new InputException(
        "--output: "
            + Terminal.oneLine(path.toString())
            + ": it cannot be written to ("
            + reason(error)
            + "); expected a folder, or a path where one can be created");
  }

  private static String reason(IOException error) {
    if (error instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (error instanceof NoSuchFileException) {
      return "it cannot be created";
    }
    String stated =
        error instanceof FileSystemException system ? system.getReason() : error.getMessage();
    return stated == null ? error.getClass().getSimpleName() : Terminal.oneLine(stated);
  }
}
