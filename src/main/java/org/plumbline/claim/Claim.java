package org.plumbline.claim;

import java.util.List;

/** One statement of the theory, checked on a problem and its trajectory. */
public interface Claim {
  /** The id used in reports, file names and notes. */
  String id();

  /** The verdict on every subject the statement speaks of in the given problem; never empty. */
  List<Finding> check(Evidence evidence);
}
