package org.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.Check;
import org.plumbline.DescentCheck;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Copies;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.LaterClaims;
import org.plumbline.number.Rational;
import org.plumbline.run.checkpoint.RunKeeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline check}: assumptions, integration, invariants and bounds of one experiment. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Checks the assumptions, integrates the flow, checks every invariant and bound "
            + "along it, prints a table of what was found and writes the report.",
    footer = {"", "Example: plumbline check small-relu --digits 50 --output out"})
final class CheckCommand implements Callable<Integer> {
  private static final String EXPECTED =
      "; expected a claim that applies to the network, the loss and the data";

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      completionCandidates = Candidates.Experiments.class,
      description =
          "An experiment file, - for standard input, or the name of a bundled example (default: iris).")
  private @Nullable String experiment;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      completionCandidates = Candidates.BuiltIn.class,
      converter = EngineName.class,
      description =
          "The engine that integrates: taylor (fast, the default), reference (apfloat, "
              + "slow) or double (Dormand-Prince, about 10 digits however many are asked for), "
              + "as in --engine reference.")
  private @Nullable Engine engine;

  @Option(
      names = "--until-proved",
      arity = "0..1",
      paramLabel = "CLAIM",
      completionCandidates = Candidates.Claims.class,
      parameterConsumer = ClaimName.class,
      description =
          "Go on until a claim about all later times is decided, checking it at each power of ten "
              + "of the risk, in place of what the file says, as in --until-proved gates-forever "
              + "(default: all that apply, but direction-limit and full-matrix-counterexample).")
  private @Nullable String claim;

  @Option(
      names = "--give-up",
      paramLabel = "BOUND",
      split = ",",
      converter = GiveUp.Reader.class,
      description =
          "Where to give up if that is not decided, the first of both if both are given, as in "
              + "--give-up time=1e6,risk=1e-50 (default: risk=1e-100).")
  private List<GiveUp> bounds = new ArrayList<>();

  @Option(
      names = "--until-risk",
      paramLabel = "R",
      converter = ExactNumber.Positive.class,
      description =
          "Go on until the risk is down to this, in place of what the file says, as in --until-risk "
              + "1e-3; with --until-time, until the first of both.")
  private @Nullable Rational untilRisk;

  @Option(
      names = "--until-time",
      paramLabel = "T",
      converter = ExactNumber.Positive.class,
      description = "Go on until this time, in place of what the file says, as in --until-time 50.")
  private @Nullable Rational untilTime;

  @Mixin private final MethodOptions method = new MethodOptions();
  @Mixin private final RunOptions options = new RunOptions();
  @Mixin private final CheckpointOptions checkpoints = new CheckpointOptions();

  @Mixin private final TableOptions table = new TableOptions();

  @Override
  public Integer call() {
    Optional<MethodOptions.Steps> steps = method.descent();
    if (steps.isPresent()) {
      return descent(steps.get()).code();
    }
    Optional<RunKeeper.Described> before = checkpoints.described();
    before.ifPresent(known -> resume());
    Copies copies = before.map(RunKeeper.Described::copies).orElseGet(Copies::new);
    Experiment found =
        experiment == null && before.isPresent()
            ? Experiments.with(options, before.get().experiment())
            : Experiments.read(experiment, options, copies);
    Experiment read = pursued(found);
    Check.of(read)
        .obstacle()
        .ifPresent(
            why -> {
              throw new InputException(place(read) + ": " + Terminal.oneLine(why) + EXPECTED);
            });
    Engine used =
        Optional.ofNullable(engine)
            .or(() -> before.flatMap(known -> Engines.named(known.engine())))
            .orElse(Engines.standard());
    return new CheckRun(read, options, table.style()).check(used, checkpoints, copies).code();
  }

  /** Checks gradient descent, which ends after its steps. */
  private ExitCode descent(MethodOptions.Steps steps) {
    Stream.of(
            claim == null ? "" : "--until-proved",
            bounds.isEmpty() ? "" : "--give-up",
            untilRisk == null ? "" : "--until-risk",
            untilTime == null ? "" : "--until-time",
            checkpoints.resumed().isEmpty() ? "" : "--resume")
        .filter(option -> !option.isEmpty())
        .findFirst()
        .ifPresent(
            option -> {
              throw new InputException(
                  option + ": descent ends after its steps; expected --steps alone");
            });
    Experiment read = Experiments.read(experiment, options);
    DescentCheck check =
        DescentCheck.of(read, steps.size(), steps.count())
            .withEngine(Optional.ofNullable(engine).orElse(Engines.standard()));
    Rational end = steps.size().multiply(Rational.of(steps.count()));
    return new DescentRun(read, check, end, options, table.style()).check();
  }

  /** A run that is resumed writes to the folder that it wrote to. */
  private void resume() {
    if (options.output != null) {
      throw new InputException(
          "--output: a resumed run writes to the folder it is resumed from; expected --resume alone");
    }
    options.output = checkpoints.resumed().orElseThrow();
  }

  /** The experiment with the horizon that the options ask for. */
  private Experiment pursued(Experiment given) {
    Experiment read = bounded(given);
    Optional<String> sought = Optional.ofNullable(claim).or(() -> read.flow().untilProved());
    if (sought.isEmpty() && !bounds.isEmpty()) {
      throw new InputException(
          "--give-up: nothing is sought that could be given up; expected --until-proved as well");
    }
    LaterClaims.complaint(sought.orElse(LaterClaims.ALL))
        .ifPresent(
            complaint -> {
              throw new InputException("--until-proved: " + Terminal.oneLine(complaint));
            });
    return claim == null && bounds.isEmpty()
        ? read
        : read.untilProved(
            sought.orElse(LaterClaims.ALL), GiveUp.time(bounds), GiveUp.risk(bounds));
  }

  /** The experiment with the time or the risk that the options ask for in place of its horizon. */
  private Experiment bounded(Experiment read) {
    Optional<Rational> time = Optional.ofNullable(untilTime);
    Optional<Rational> risk = Optional.ofNullable(untilRisk);
    if (time.isEmpty() && risk.isEmpty()) {
      return read;
    }
    if (claim != null) {
      throw new InputException(
          (risk.isPresent() ? "--until-risk" : "--until-time")
              + ": --until-proved ends the run; expected --give-up with it to bound that");
    }
    return read.until(time, risk);
  }

  private String place(Experiment read) {
    String file = experiment == null ? read.name() : Terminal.oneLine(experiment);
    return claim == null ? file + ": flow.until.proved" : "--until-proved";
  }
}
