package org.plumbline.report;

import java.util.Locale;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.InputFile;
import org.plumbline.generate.GeneratedData;
import org.plumbline.generate.Recipe;

/** An experiment as a section of a page: all of it, its data by their digests. */
final class ExperimentHtml {
  private ExperimentHtml() {}

  /** The section. */
  static void section(Page page, Experiment experiment) {
    page.section("experiment", "The experiment");
    page.markup().open("dl");
    page.item("Name", experiment.name());
    page.item("SHA-256 of the experiment", experiment.sha256());
    for (InputFile file : experiment.provenance().inputs()) {
      page.item("SHA-256 of " + file.path(), file.sha256());
    }
    page.item(
        "Data",
        experiment.data().size() + " samples of dimension " + experiment.data().dimension());
    experiment.provenance().generated().ifPresent(generated -> generated(page, generated));
    page.item(
        "Loss", experiment.loss() + ", " + experiment.reduction().name().toLowerCase(Locale.ROOT));
    page.item("Digits asked for", String.valueOf(experiment.flow().digits()));
    experiment.seeding().ifPresent(drawn -> page.item("Seed", String.valueOf(drawn.seed())));
    page.markup().close();
    page.folded("Network", ProblemJson.network(experiment));
    page.folded("Initial weights", weights(experiment));
    page.markup().closeLine();
  }

  private static void generated(Page page, GeneratedData generated) {
    Recipe recipe = generated.recipe();
    page.item("Generated", "kind " + recipe.kind() + ", seed " + recipe.seed());
    generated.promises().forEach(promise -> page.item("As drawn", promise.sentence()));
  }

  private static String weights(Experiment experiment) {
    StringBuilder text = new StringBuilder();
    for (int p = 0; p < experiment.initialWeights().size(); p++) {
      text.append(experiment.network().parameterNames().get(p))
          .append(" = ")
          .append(experiment.initialWeights().get(p))
          .append("  ");
    }
    return text.toString();
  }
}
