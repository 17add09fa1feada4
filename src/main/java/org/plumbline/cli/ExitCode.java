package org.plumbline.cli;

import org.plumbline.CheckReport;
import org.plumbline.compare.finding.Outcome;

/** What the process ends with. */
enum ExitCode {
  /** Everything is proved, consistent or not applicable. */
  FINE(0),
  /** Something is violated. */
  VIOLATED(1),
  /** Bad usage or bad input. */
  BAD_INPUT(2),
  /** Something is undecided and nothing violated. */
  UNDECIDED(3),
  /** A defect in the program itself. */
  DEFECT(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The exit code of a comparison. */
  static ExitCode of(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> FINE;
      case UNDECIDED -> UNDECIDED;
      case DIFFERS -> VIOLATED;
    };
  }

  /** The exit code of a report. */
  static ExitCode of(CheckReport report) {
    return of(report.outcome());
  }

  /** The exit code of a check that comes to so much. */
  static ExitCode of(CheckReport.Outcome outcome) {
    return switch (outcome) {
      case FINE -> FINE;
      case VIOLATED -> VIOLATED;
      case UNDECIDED -> UNDECIDED;
    };
  }
}
