package org.plumbline.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cli.suites.Suite;
import org.plumbline.cli.suites.Suites;
import org.plumbline.compare.RecordingKind;
import org.plumbline.conformance.Level;
import org.plumbline.conformance.VectorLevel;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.BundledCampaigns;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.LaterClaims;
import org.plumbline.number.NumberFormat;

/** The words that shells offer for options and parameters, looked up when they are asked for. */
final class Candidates {
  private Candidates() {}

  private static Stream<String> examples() {
    return BundledExamples.all().stream().map(BundledExamples.Example::name);
  }

  /** The bundled experiments. */
  static final class Experiments implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return examples().iterator();
    }
  }

  /** The bundled campaigns. */
  static final class Campaigns implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return campaigns().iterator();
    }
  }

  private static Stream<String> campaigns() {
    return BundledCampaigns.all().stream().map(BundledExamples.Example::name);
  }

  /** All that {@code plumbline examples} writes out. */
  static final class Examples implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      Stream<String> adapters = Adapters.all().stream().map(Adapters.Adapter::name);
      return Stream.concat(Stream.concat(examples(), campaigns()), adapters).iterator();
    }
  }

  /** The claims about all later times. */
  static final class Claims implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return LaterClaims.names().iterator();
    }
  }

  /** The built-in engines. */
  static final class BuiltIn implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Engines.all().stream().map(Engine::name).iterator();
    }
  }

  /** The property suites, and the levels on which engines are examined. */
  static final class SuitesAndLevels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(
              Suites.all().stream().map(Suite::id), Arrays.stream(Level.values()).map(Level::id))
          .iterator();
    }
  }

  /** The levels on which test vectors are written. */
  static final class Levels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(VectorLevel.values()).map(VectorLevel::id).iterator();
    }
  }

  /** What recordings may claim. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(RecordingKind.values()).map(RecordingKind::spelling).iterator();
    }
  }

  /** The number formats that programs compute in. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(NumberFormat.values()).map(NumberFormat::spelling).iterator();
    }
  }

  /** The series of growing problems. */
  static final class Scaling implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ScalingSeries.values()).map(ScalingSeries::label).iterator();
    }
  }

  /** How the losses of the samples make up the risk. */
  static final class Reductions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("mean", "sum").iterator();
    }
  }

  /** The shells that there are scripts for. */
  static final class Shells implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CompletionCommand.SHELLS.keySet().stream().sorted().iterator();
    }
  }
}
