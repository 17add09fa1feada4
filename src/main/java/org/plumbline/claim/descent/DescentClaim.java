package org.plumbline.claim.descent;

import java.util.List;
import org.plumbline.claim.Finding;

/** One statement about gradient descent, checked on its enclosed iterates. */
public interface DescentClaim {
  /** The id used in reports: that of the statement about the flow, where there is one. */
  String id();

  /** The verdict on every subject that the statement speaks of; never empty. */
  List<Finding> check(DescentEvidence evidence);
}
