package org.plumbline.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Stack;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.LaterClaims;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Takes the word behind {@code --until-proved} as the name of a claim, unless it is an option, an
 * experiment, or nothing: {@code plumbline check --until-proved iris} is about all claims.
 */
final class ClaimName implements IParameterConsumer {
  @Override
  public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
    boolean isNamed = !words.isEmpty() && isClaim(words.peek());
    option.setValue(isNamed ? words.pop() : LaterClaims.ALL);
  }

  private static boolean isClaim(String word) {
    return LaterClaims.names().contains(word) || !(word.startsWith("-") || isExperiment(word));
  }

  private static boolean isExperiment(String word) {
    return BundledExamples.all().stream().anyMatch(example -> example.name().equals(word))
        || isFile(word);
  }

  private static boolean isFile(String word) {
    try {
      return Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
