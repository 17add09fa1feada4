package org.plumbline.compare;

import java.util.List;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.NumberFormat;

/**
 * What came of holding recorded points against the gradient flow.
 *
 * @param experiment whose flow it is
 * @param recording the name of the recording
 * @param examination the points, and what was found of each
 */
public record FlowComparison(Experiment experiment, String recording, FlowExamination examination)
    implements Comparison {
  @Override
  public NumberFormat format() {
    return examination.claim().format();
  }

  @Override
  public int claims() {
    return examination.claim().points().size();
  }

  @Override
  public List<Outcome> outcomes() {
    return examination.findings().stream().map(finding -> finding.outcome()).toList();
  }
}
