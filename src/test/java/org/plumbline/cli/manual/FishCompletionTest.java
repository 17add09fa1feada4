package org.plumbline.cli.manual;

import java.util.List;

/** The script for fish, in fish. */
final class FishCompletionTest extends CompletionContract {
  @Override
  String shell() {
    return "fish";
  }

  @Override
  String script() {
    return FishCompletion.of(SampleCommand.spec());
  }

  @Override
  List<String> offered(Shell shell, List<String> words) throws Exception {
    String line = String.join(" ", words);
    return shell
        .lines("fish", "--no-config", "-c", "source ../script; complete -C '" + line + "'")
        .stream()
        .map(offer -> offer.replaceFirst("\t.*", ""))
        .distinct()
        .toList();
  }
}
