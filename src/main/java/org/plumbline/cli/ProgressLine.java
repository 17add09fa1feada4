package org.plumbline.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;
import org.plumbline.report.DisplayWidth;
import org.plumbline.run.Patience;
import org.plumbline.run.RunProgress;

/**
 * Progress on standard error: a bar that is rewritten on a terminal, a plain line every few seconds
 * elsewhere.
 *
 * <p>How far an integration has come is the larger of the parts of the time and of the risk's
 * decades behind it.
 */
final class ProgressLine implements RunProgress {
  private static final long TERMINAL_INTERVAL = 100_000_000L;
  private static final long PLAIN_INTERVAL = 5_000_000_000L;
  private static final int BAR = 16;

  /** Where a bar would leave no room for words there is none. */
  private static final int WIDE = 60;

  private final PrintStream out;
  private final boolean isTerminal;
  private final int width;
  private final Optional<Horizon> horizon;
  private final Interruption interruption;
  private long last = System.nanoTime();
  private Optional<Double> firstLogRisk = Optional.empty();
  private boolean isDrawn;

  /** Progress towards a horizon. */
  ProgressLine(PrintStream out, boolean isTerminal, Horizon horizon, Interruption interruption) {
    this(out, isTerminal, Optional.of(horizon), interruption);
  }

  /** Progress of work that is counted. */
  ProgressLine(PrintStream out, boolean isTerminal, Interruption interruption) {
    this(out, isTerminal, Optional.empty(), interruption);
  }

  /** Progress towards a horizon, if there is one. */
  ProgressLine(
      PrintStream out, boolean isTerminal, Optional<Horizon> horizon, Interruption interruption) {
    this(out, isTerminal, Terminal.progressWidth(), horizon, interruption);
  }

  /**
   * Progress towards a horizon, if there is one.
   *
   * @param width the columns of the terminal; a line that reached a second one could not be
   *     rewritten
   */
  ProgressLine(
      PrintStream out,
      boolean isTerminal,
      int width,
      Optional<Horizon> horizon,
      Interruption interruption) {
    this.out = out;
    this.width = width;
    this.isTerminal = isTerminal;
    this.horizon = horizon;
    this.interruption = interruption;
  }

  @Override
  public boolean advanced(int steps, int events, Rational time, double logRisk) {
    firstLogRisk = Optional.of(firstLogRisk.orElse(logRisk));
    if (isDue()) {
      String state =
          String.format(
              Locale.ROOT,
              "t = %s, risk %s, %d steps, %d events",
              Decimals.nearest(time, 4),
              scientific(logRisk),
              steps,
              events);
      show(part(time, logRisk), "integrating", state);
    }
    return !interruption.isRequested();
  }

  @Override
  public void again(int digits) {
    firstLogRisk = Optional.empty();
    counted(
        "integrating",
        0,
        1,
        "again with " + digits + " digits, because the enclosure was too wide");
  }

  @Override
  public synchronized boolean verifying(int done, int all) {
    counted("verifying", done, all, "step " + done + " of " + all);
    return !interruption.isEnding(Patience.Phase.VERIFYING);
  }

  @Override
  public boolean examining(int done, int all) {
    counted("comparing", done, all, "point " + done + " of " + all);
    return !interruption.isRequested();
  }

  @Override
  public Patience patience() {
    return interruption;
  }

  @Override
  public void checking(int done, int all, String next) {
    counted("checking", done, all, next);
  }

  /** Says that {@code done} of {@code all} parts of a phase are done, and which comes next. */
  void counted(String phase, int done, int all, String next) {
    if (isDue()) {
      show((double) done / all, phase, next);
    }
  }

  private boolean isDue() {
    long now = System.nanoTime();
    if (now - last < (isTerminal ? TERMINAL_INTERVAL : PLAIN_INTERVAL)) {
      return false;
    }
    last = now;
    return true;
  }

  /** A number known by its decimal logarithm, which may lie beyond any double. */
  private static String scientific(double logarithm) {
    double exponent = Math.floor(logarithm);
    return String.format(
        Locale.ROOT, "%.1fe%d", StrictMath.pow(10, logarithm - exponent), (long) exponent);
  }

  private void show(double part, String phase, String state) {
    double shown = Math.max(0, Math.min(1, part));
    String percent = String.format(Locale.ROOT, "%s %2.0f%%", phase, 100 * shown);
    if (isTerminal) {
      int filled = (int) (BAR * shown);
      String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
      String line = (width < WIDE ? "" : "[" + bar + "] ") + percent + "  " + state;
      out.print("\r" + DisplayWidth.cut(line, width - 1) + "\u001b[K");
      isDrawn = true;
    } else {
      out.println("plumbline: " + percent + ", " + state);
    }
    out.flush();
  }

  private double part(Rational time, double logRisk) {
    double byTime =
        horizon
            .flatMap(Horizon::time)
            .filter(end -> end.signum() > 0)
            .map(end -> time.divide(end).approximateDouble())
            .orElse(0.0);
    double start = firstLogRisk.orElse(logRisk);
    double byRisk =
        horizon
            .flatMap(Horizon::risk)
            .map(risk -> StrictMath.log10(risk.approximateDouble()))
            .map(end -> (logRisk - start) / (end - start))
            .orElse(0.0);
    return Math.max(byTime, byRisk);
  }

  /** Clears the bar. */
  void finish() {
    if (isDrawn) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
