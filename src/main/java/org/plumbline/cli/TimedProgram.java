package org.plumbline.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An external program as a whole process, its start included, its output thrown away.
 *
 * @param experiment the name of the experiment it is compared with
 * @param program the program
 * @param digits the digits of the others
 */
record TimedProgram(String experiment, ExternalProgram program, int digits) implements Contestant {
  private static final long POLL_MILLISECONDS = 100;

  @Override
  public String engine() {
    return program.name();
  }

  @Override
  public Optional<Integer> threads() {
    return Optional.empty();
  }

  @Override
  public boolean isColdEachTime() {
    return true;
  }

  @Override
  public Finish run(Interruption interruption) {
    Process process = started();
    try {
      while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        if (interruption.isRequested()) {
          return new Finish(Optional.empty(), Optional.of("interrupted"), Optional.empty());
        }
      }
      if (process.exitValue() != 0 && !interruption.isRequested()) {
        throw refusal("ended with exit code " + process.exitValue() + "; expected 0");
      }
      return new Finish(Optional.empty(), Optional.empty(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + engine() + " ran", e);
    } finally {
      process.destroy();
    }
  }

  private Process started() {
    try {
      Process process =
          new ProcessBuilder(program.words())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw refusal(
          "cannot be started ("
              + Terminal.oneLine(String.valueOf(e.getMessage()))
              + "); expected a program and its arguments");
    }
  }

  private InputException refusal(String reason) {
    return new InputException("--against: " + engine() + ": " + reason);
  }
}
