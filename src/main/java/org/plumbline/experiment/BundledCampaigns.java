package org.plumbline.experiment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The campaigns in the jar, with comments on what they show, and a line about each. */
public final class BundledCampaigns {
  private static final String FOLDER = "campaigns/";

  private BundledCampaigns() {}

  /** All campaigns, by their names. */
  public static List<BundledExamples.Example> all() {
    return BundledExamples.resource(FOLDER + "index.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(BundledExamples::entry)
        .toList();
  }

  /** The file of the campaign of a name, comments included, if there is one. */
  public static Optional<String> text(String name) {
    return all().stream()
        .filter(campaign -> campaign.name().equals(name))
        .map(campaign -> BundledExamples.resource(FOLDER + name + ".yaml"))
        .findFirst();
  }

  /** The campaign of a name, if there is one. */
  public static Optional<Campaign> read(String name) {
    return text(name)
        .map(
            text ->
                CampaignReader.read(
                    new Origin(name + ".yaml", Optional.empty()),
                    Optional.empty(),
                    text.getBytes(StandardCharsets.UTF_8)));
  }
}
