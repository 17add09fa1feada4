package org.plumbline.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.plumbline.cli.manual.BashCompletion;
import org.plumbline.cli.manual.FishCompletion;
import org.plumbline.cli.manual.ZshCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code plumbline completion}: a script by which a shell completes the words of this command. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Prints a script by which a shell completes commands, options, and the names of bundled "
            + "experiments, engines and claims.",
    footer = {
      "",
      "Example: plumbline completion bash > ~/.local/share/bash-completion/completions/plumbline",
      "         plumbline completion zsh > ~/.zfunc/_plumbline",
      "         plumbline completion fish > ~/.config/fish/completions/plumbline.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** What makes the script of each shell. */
  static final Map<String, Function<CommandSpec, String>> SHELLS =
      Map.of("bash", BashCompletion::of, "zsh", ZshCompletion::of, "fish", FishCompletion::of);

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Candidates.Shells.class,
      description = "The shell: bash, zsh or fish.")
  private String shell = "";

  @Override
  public Integer call() {
    Function<CommandSpec, String> script = SHELLS.get(shell);
    if (script == null) {
      throw new InputException(
          "completion: there is no script for '"
              + Terminal.oneLine(shell)
              + "'; expected bash, zsh or fish");
    }
    Terminal.print(script.apply(Main.described()));
    return ExitCode.FINE.code();
  }
}
