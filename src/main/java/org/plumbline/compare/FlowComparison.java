package org.plumbline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.compare.flow.FlowFinding;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.NumberFormat;

/**
 * What came of comparing recorded points with the gradient flow.
 *
 * @param experiment whose flow it is
 * @param recording the name of the recording
 * @param examination the points, and what was found of each
 * @param times what the recorded times are, if not what is expected of a flow
 */
public record FlowComparison(
    Experiment experiment, String recording, FlowExamination examination, Optional<String> times)
    implements Comparison {
  /** A comparison with times as expected. */
  public FlowComparison(Experiment experiment, String recording, FlowExamination examination) {
    this(experiment, recording, examination, Optional.empty());
  }

  @Override
  public NumberFormat format() {
    return examination.claim().format();
  }

  @Override
  public int claims() {
    return examination.claim().points().size();
  }

  @Override
  public List<JudgedNumbers> judgedNumbers() {
    List<JudgedNumbers> all = new ArrayList<>();
    for (FlowFinding finding : examination.findings()) {
      all.add(
          new JudgedNumbers(
              "point " + all.size(), finding.outcome(), finding.ulps(), distance(finding)));
    }
    return List.copyOf(all);
  }

  private String distance(FlowFinding finding) {
    return experiment.network().parameterNames().get(finding.parameter())
        + " is "
        + Numerals.of(finding.ulps())
        + " ulps from the flow, "
        + Numerals.of(finding.excess())
        + " times the bound";
  }
}
