package org.plumbline.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;

/**
 * Progress on standard error: a bar that is rewritten on a terminal, a plain line every few seconds elsewhere.
 *
 * <p>How far a run has come is the larger of the parts of the time and of the risk's decades behind it.
 */
final class ProgressLine implements Progress {
  private static final long TERMINAL_INTERVAL = 100_000_000L;
  private static final long PLAIN_INTERVAL = 5_000_000_000L;
  private static final int BAR = 30;

  private final PrintStream out;
  private final Horizon horizon;
  private final boolean isTerminal;
  private long last = System.nanoTime();
  private Optional<Double> firstLogRisk = Optional.empty();
  private boolean isDrawn;

  ProgressLine(PrintStream out, Horizon horizon, boolean isTerminal) {
    this.out = out;
    this.horizon = horizon;
    this.isTerminal = isTerminal;
  }

  @Override
  public boolean advanced(int steps, int events, Rational time, double logRisk) {
    firstLogRisk = Optional.of(firstLogRisk.orElse(logRisk));
    long now = System.nanoTime();
    if (now - last >= (isTerminal ? TERMINAL_INTERVAL : PLAIN_INTERVAL)) {
      last = now;
      show(steps, events, time, logRisk);
    }
    return !Interruption.isRequested();
  }

  private void show(int steps, int events, Rational time, double logRisk) {
    double part = Math.max(0, Math.min(1, part(time, logRisk)));
    String text =
        String.format(
            Locale.ROOT,
            "%3.0f%%  t = %s  risk 1e%.1f  %d steps, %d events",
            100 * part,
            Decimals.nearest(time, 4),
            logRisk,
            steps,
            events);
    if (isTerminal) {
      int filled = (int) (BAR * part);
      out.print("\r[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + text + "\u001b[K");
      isDrawn = true;
    } else {
      out.println("plumbline: " + text);
    }
    out.flush();
  }

  private double part(Rational time, double logRisk) {
    double byTime =
        horizon.time().map(end -> time.approximateDouble() / end.approximateDouble()).orElse(0.0);
    double start = firstLogRisk.orElse(logRisk);
    double byRisk =
        horizon
            .risk()
            .map(risk -> Math.log10(risk.approximateDouble()))
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
