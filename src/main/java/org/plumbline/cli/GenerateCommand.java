package org.plumbline.cli;

import picocli.CommandLine.Command;

/** {@code plumbline generate}: random data, experiments and test vectors, from a seed. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Generates random data, experiments and test vectors; the same seed "
            + "gives the same bytes.",
    subcommands = {
      GenerateDataCommand.class,
      GenerateExperimentCommand.class,
      GenerateVectorsCommand.class
    },
    footer = {
      "",
      "Example: plumbline generate experiment --seed 7 --widths 3,2 > mine.yaml",
      "         plumbline generate vectors --level kinks --output vectors"
    })
final class GenerateCommand {}
