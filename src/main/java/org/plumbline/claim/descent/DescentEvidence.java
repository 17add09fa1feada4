package org.plumbline.claim.descent;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.network.Network;

/**
 * What statements about gradient descent are decided on.
 *
 * @param descent the enclosed iterates, {@code w_0} among them
 * @param digits the digits that were asked for
 * @param flow the enclosed flow from the same weights, as far as it is enclosed; empty if it was
 *     not followed
 * @param layers the layers of the network
 */
public record DescentEvidence(
    EnclosedDescent descent,
    int digits,
    Optional<CertifiedTrajectory> flow,
    LayerStructure layers) {
  /** The evidence, with the layers of the problem's network. */
  public static DescentEvidence of(
      EnclosedDescent descent, int digits, Optional<CertifiedTrajectory> flow) {
    return new DescentEvidence(
        descent, digits, flow, LayerStructure.of(descent.problem().network()));
  }

  /** The network. */
  Network network() {
    return descent.problem().network();
  }

  /** The iterates. */
  List<Iterate> iterates() {
    return descent.iterates();
  }

  /** The number of the last enclosed iterate. */
  int last() {
    return descent.last().number();
  }

  /** The times {@code kη} of the iterates. */
  Interval times() {
    return new Interval(descent.time(0), descent.time(last()));
  }

  /** An iterate as what functions of recorded matrices are evaluated on. */
  Instant instant(int k) {
    Iterate at = iterates().get(k);
    return new Instant(k, descent.time(k), at.centre(), at.radius().toDyadic(), true);
  }

  /** The bits to which spectra are found. */
  int bits() {
    return descent.bits();
  }
}
