package org.plumbline.enclosure.families;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.enclosure.Verification;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentJson;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Rational;
import org.plumbline.run.CertifiedRun;
import org.plumbline.run.FlowProblems;
import org.plumbline.run.RunProgress;

/**
 * The share of random problems of a family that are enclosed as narrowly as asked.
 *
 * <p>Arguments: a family, or {@code all}; how many problems; digits; the first seed; a folder for
 * those that are not enclosed. A flow that is not unique is no failure and does not count.
 */
public final class EnclosedShare {
  private static final int MOST_STEPS = 3_000;
  private static final int MOST_DRAWS = 40;

  private final int digits;
  private final Optional<Path> folder;
  private final PrintStream out;
  private final Map<Outcome, Integer> counts = new TreeMap<>();

  private EnclosedShare(int digits, Optional<Path> folder, PrintStream out) {
    this.digits = digits;
    this.folder = folder;
    this.out = out;
  }

  /** What became of a problem. */
  enum Outcome {
    /** Enclosed as narrowly as asked. */
    ENCLOSED,
    /** Enclosed, but wider than asked. */
    WIDE,
    /** The verification failed at some step. */
    FAILED,
    /** The engine found no continuation. */
    UNRESOLVED,
    /** The engine was stopped: too many steps, or nothing moves. */
    STOPPED,
    /** The flow is not unique, which does not count. */
    NOT_UNIQUE,
    /** The engine failed with an exception. */
    CRASHED
  }

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[1]);
    int digits = Integer.parseInt(args[2]);
    long seed = Long.parseLong(args[3]);
    Optional<Path> folder = args.length > 4 ? Optional.of(Path.of(args[4])) : Optional.empty();
    for (Family family : Family.values()) {
      if (args[0].equals("all") || args[0].equalsIgnoreCase(family.name())) {
        new EnclosedShare(digits, folder, System.out).measure(family, count, seed);
      }
    }
  }

  private void measure(Family family, int count, long seed) throws IOException {
    long next = seed;
    for (int k = 0; k < count; k++) {
      Experiment experiment = FamilyProblems.of(family, next++, digits);
      for (int draw = 0; draw < MOST_DRAWS && !belongs(family, experiment); draw++) {
        experiment = FamilyProblems.of(family, next++, digits);
      }
      Outcome outcome = outcome(experiment);
      counts.merge(outcome, 1, Integer::sum);
      if (outcome != Outcome.ENCLOSED && outcome != Outcome.NOT_UNIQUE && folder.isPresent()) {
        Files.createDirectories(folder.get());
        Files.writeString(
            folder.get().resolve(experiment.name() + ".json"), ExperimentJson.write(experiment));
      }
    }
    int unique = count - counts.getOrDefault(Outcome.NOT_UNIQUE, 0);
    int enclosed = counts.getOrDefault(Outcome.ENCLOSED, 0);
    out.printf(
        Locale.ROOT,
        "%s: %d of %d enclosed to %d digits; %s%n",
        family,
        enclosed,
        unique,
        digits,
        counts);
  }

  /** Whether the flow of a problem is of a family that is told by the flow. */
  private static boolean belongs(Family family, Experiment experiment) {
    boolean isBelow = family == Family.PINNED_BELOW;
    if (!isBelow && family != Family.PINNED_ABOVE) {
      return true;
    }
    int quick = 8;
    try {
      Trajectory trajectory =
          new TaylorEngine()
              .integrate(FlowProblems.of(experiment), horizon(experiment), quick, progress())
              .trajectory();
      return trajectory.events().stream()
          .filter(event -> event.kind() == GateEvent.Kind.PINNED)
          .anyMatch(event -> isFromBelow(trajectory, event) == isBelow);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean isFromBelow(Trajectory trajectory, GateEvent event) {
    return trajectory.steps().stream()
        .filter(step -> step.end().compareTo(event.time().toRational()) <= 0)
        .reduce((first, second) -> second)
        .map(step -> step.gates().gate(event.pair()) == Gate.OFF)
        .orElse(false);
  }

  private static RunProgress progress() {
    return new RunProgress() {
      @Override
      public boolean advanced(int steps, int events, Rational time, double logRisk) {
        return steps < MOST_STEPS;
      }

      @Override
      public boolean verifying(int done, int all) {
        return true;
      }

      @Override
      public void again(int digits) {}

      @Override
      public void checking(int done, int all, String claim) {}

      @Override
      public boolean examining(int done, int all) {
        return true;
      }
    };
  }

  private static Horizon horizon(Experiment experiment) {
    return new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
  }

  private Outcome outcome(Experiment experiment) {
    FlowProblem problem = FlowProblems.of(experiment);
    long start = System.nanoTime();
    Outcome outcome;
    String why = "";
    try {
      CertifiedRun.Outcome found =
          new CertifiedRun(problem, horizon(experiment), digits, 1, new HashMap<>())
              .run(new TaylorEngine(), progress());
      outcome = outcome(found);
      why = why(found);
    } catch (RuntimeException e) {
      outcome = Outcome.CRASHED;
      why = e.toString();
    }
    if (outcome != Outcome.ENCLOSED) {
      out.printf(
          Locale.ROOT,
          "  %s %s %.1f s %s%n",
          experiment.name(),
          outcome,
          (System.nanoTime() - start) / 1e9,
          why);
    }
    return outcome;
  }

  private Outcome outcome(CertifiedRun.Outcome found) {
    if (found.result() instanceof FlowResult.NotUnique) {
      return Outcome.NOT_UNIQUE;
    } else if (found.result() instanceof FlowResult.Unresolved) {
      return Outcome.UNRESOLVED;
    } else if (found.result() instanceof FlowResult.Stopped) {
      return Outcome.STOPPED;
    } else if (found.verification() instanceof Verification.Failed) {
      return Outcome.FAILED;
    }
    double radius = found.verification().enclosed().radius().approximateLog10();
    return radius <= -digits ? Outcome.ENCLOSED : Outcome.WIDE;
  }

  private static String why(CertifiedRun.Outcome found) {
    if (found.result() instanceof FlowResult.Unresolved unresolved) {
      return "t = " + unresolved.time().approximateDouble() + " " + unresolved.reason();
    }
    if (found.result() instanceof FlowResult.Stopped stopped) {
      return stopped.reason();
    }
    if (found.verification() instanceof Verification.Failed failed) {
      return "step "
          + failed.step()
          + " of "
          + found.result().trajectory().steps().size()
          + ", t = "
          + failed.time().approximateDouble()
          + " "
          + failed.what()
          + " | "
          + failed.remedy();
    }
    return "radius 1e" + found.verification().enclosed().radius().approximateLog10();
  }
}
