package org.plumbline.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The campaigns in the jar, with comments on what they show, and a line about each. */
public final class BundledCampaigns {
  private BundledCampaigns() {}

  /** All campaigns, by their names. */
  public static List<BundledExamples.Example> all() {
    return resource("index.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(BundledExamples::entry)
        .toList();
  }

  /** The file of the campaign of a name, comments included, if there is one. */
  public static Optional<String> text(String name) {
    return all().stream()
        .filter(campaign -> campaign.name().equals(name))
        .map(campaign -> resource(name + ".yaml"))
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

  private static String resource(String file) {
    try (InputStream stream = BundledCampaigns.class.getResourceAsStream("campaigns/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("campaigns/" + file + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
