package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.forever.KinkedFirstLayer;
import org.plumbline.claim.forever.SignOutlook;
import org.plumbline.network.Network;

/** What {@link ConstantSubnetwork} says of all later times: gates, and signs of weights. */
final class SubnetworkForever {
  private static final String ID = "constant-subnetwork";
  private static final Statement GATES = new Statement(ID, "no gate changes at any time t >= T");
  private static final Statement SIGNS =
      new Statement(ID, "sgn w, and with it the tree of signs, is constant at any time t >= T");
  private static final Statement FIRST =
      new Statement(ID, "the signs of the weights of the first layer are constant at any t >= T");

  private SubnetworkForever() {}

  /** The findings, if the network has gates. */
  static List<Finding> findings(Evidence evidence) {
    Network network = evidence.problem().network();
    if (network.kinked().isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(List.of(gates(evidence, network)));
    Optional<String> obstacle = KinkedFirstLayer.obstacle(evidence.observations().layers());
    if (obstacle.isPresent()) {
      findings.add(SIGNS.notApplicable("signs", obstacle.get()));
    } else {
      KinkedFirstLayer first = KinkedFirstLayer.of(evidence.observations().layers());
      Statement statement = first.depth() == 2 ? SIGNS : FIRST;
      findings.addAll(
          evidence
              .onwards()
              .findings(statement, known -> List.of(signs(statement, evidence, first, known))));
    }
    return findings;
  }

  private static Finding gates(Evidence evidence, Network network) {
    return evidence
        .gates()
        .open(network.kinked())
        .map(
            v ->
                GateRows.unproved(
                    GATES,
                    evidence,
                    "gates",
                    "the gates of " + network.name(v) + " may change: see gates-forever"))
        .orElseGet(
            () ->
                GateRows.at(evidence.gates().state().knot())
                    .plain(GATES, "gates", "gates-forever proves it of each unit"));
  }

  private static Finding signs(
      Statement statement, Evidence evidence, KinkedFirstLayer first, Onwards.Known known) {
    String subject = first.depth() == 2 ? "signs" : "signs of " + first.first().name();
    return SignOutlook.obstacle(evidence.problem(), first, evidence.gates(), known.times())
        .map(obstacle -> GateRows.unproved(statement, evidence, subject, obstacle))
        .orElseGet(
            () ->
                known.finding(
                    statement,
                    subject,
                    "samples only drive the weights away from 0, or the shares of their classes"
                        + " hold them"));
  }
}
