package org.plumbline.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.plumbline.Check;
import org.plumbline.CheckReport;
import org.plumbline.CheckedFlow;
import org.plumbline.ExperimentFiles;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Rational;

/** A flow through a kink whose end is known, followed and enclosed on this machine. */
public final class SelfTest {
  private static final String FILE = "self-test.yaml";
  private static final String SUBJECT = "self-test";

  /** The first 57 digits of 2 log 2 - 3/2. */
  private static final String KNOWN =
      "-0.113705638880109381165535757083646863848999731279489491758";

  private static final Rational KNOWN_TO = Rational.parse("1e-57");
  private static final Rational REQUIRED = Rational.parse("1e-40");

  private SelfTest() {}

  /** Runs the test. */
  public static Diagnosis run() {
    return run(Rational.parse(KNOWN));
  }

  /** The same where something else is taken for known. */
  static Diagnosis run(Rational known) {
    CheckReport report = Check.of(experiment()).run();
    return report
        .flow()
        .filter(flow -> isRight(flow, known))
        .map(
            flow ->
                Diagnosis.good(
                    SUBJECT,
                    "A flow through a kink is enclosed to 40 digits around the end it must have."))
        .orElseGet(
            () ->
                Diagnosis.wrong(
                    SUBJECT,
                    "A flow through a kink does not end where it must. Do not trust this machine"
                        + " or this Java, and report it."));
  }

  /** Whether the enclosure holds the known end, is narrow, and the flow met the kink once. */
  private static boolean isRight(CheckedFlow flow, Rational known) {
    Optional<Rational> radius = flow.radius().map(r -> r.toDyadic().toRational());
    Rational end = flow.trajectory().finalWeights().get(0).toRational();
    Rational distance = end.subtract(known).abs();
    return flow.events().size() == 1
        && radius.filter(r -> r.compareTo(REQUIRED) <= 0).isPresent()
        && radius.filter(r -> distance.compareTo(r.add(KNOWN_TO)) <= 0).isPresent();
  }

  private static Experiment experiment() {
    try (InputStream stream = SelfTest.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + FILE);
      }
      return ExperimentFiles.read(FILE, stream, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
