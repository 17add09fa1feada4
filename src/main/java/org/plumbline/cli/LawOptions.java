package org.plumbline.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.plumbline.claim.count.LawEffort;
import org.plumbline.claim.count.LawQuestion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Which laws are asked for, and how much is done to find them. */
final class LawOptions {
  @Option(
      names = "--inputs",
      paramLabel = "WHICH",
      converter = InputsReader.class,
      completionCandidates = InputsWords.class,
      description =
          "For which inputs a law has to hold: all (the default) or data, those of the experiment, "
              + "as in --inputs data.")
  private LawQuestion.Inputs inputs = LawQuestion.Inputs.ALL;

  @Option(
      names = "--gates",
      paramLabel = "WHICH",
      converter = GatesReader.class,
      completionCandidates = GatesWords.class,
      description =
          "For which gates: every combination of them (the default), or start, those that the "
              + "samples have at the initial weights, as in --gates start.")
  private LawQuestion.Gates gates = LawQuestion.Gates.EVERY;

  @Option(
      names = "--degree",
      paramLabel = "N",
      converter = WholeNumber.Degree.class,
      description =
          "Search all polynomials up to this degree where the laws known by their form are not "
              + "all; 0 for no search, as in --degree 3 (default: 2).")
  private int degree = LawEffort.usual().degree();

  @Option(
      names = "--effort",
      paramLabel = "HOW",
      converter = EffortReader.class,
      completionCandidates = EffortWords.class,
      description =
          "How much is computed before something is left undecided: low, normal (the default) or "
              + "high, as in --effort high.")
  private LawEffort effort = LawEffort.usual();

  /** What is asked. */
  LawQuestion question() {
    return new LawQuestion(inputs, gates);
  }

  /** How much is done. */
  LawEffort effort() {
    return effort.withDegree(degree);
  }

  /** The words for inputs. */
  static final class InputsWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("all", "data").iterator();
    }
  }

  /** Reads for which inputs. */
  static final class InputsReader implements ITypeConverter<LawQuestion.Inputs> {
    @Override
    public LawQuestion.Inputs convert(String text) {
      return Nearest.choice(
          text,
          Map.of("all", LawQuestion.Inputs.ALL, "data", LawQuestion.Inputs.DATA),
          "all or data");
    }
  }

  /** The words for gates. */
  static final class GatesWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("every", "start").iterator();
    }
  }

  /** Reads for which gates. */
  static final class GatesReader implements ITypeConverter<LawQuestion.Gates> {
    @Override
    public LawQuestion.Gates convert(String text) {
      return Nearest.choice(
          text,
          Map.of("every", LawQuestion.Gates.EVERY, "start", LawQuestion.Gates.START),
          "every or start");
    }
  }

  /** The words for effort. */
  static final class EffortWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("low", "normal", "high").iterator();
    }
  }

  /** Reads how much is done. */
  static final class EffortReader implements ITypeConverter<LawEffort> {
    @Override
    public LawEffort convert(String text) {
      return Nearest.choice(
          text,
          Map.of("low", LawEffort.low(), "normal", LawEffort.usual(), "high", LawEffort.high()),
          "low, normal or high");
    }
  }
}
