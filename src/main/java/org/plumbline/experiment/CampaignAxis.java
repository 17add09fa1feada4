package org.plumbline.experiment;

import java.util.List;

/**
 * A place of a campaign's experiment that varies from run to run.
 *
 * @param key its path, such as {@code initialization.scale}
 * @param group what places that vary together have in common; its own path where it varies alone
 * @param values what stands there in turn
 */
record CampaignAxis(String key, String group, List<Node> values) {
  CampaignAxis {
    values = List.copyOf(values);
  }
}
