package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.claim.forever.KinkedFirstLayer;
import org.plumbline.claim.forever.LimitDirections;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.data.MaxMargin;
import org.plumbline.network.Network;
import org.plumbline.number.DyadicInterval;

/**
 * The weights converge in direction, class by class, to the shares of the largest margin that the
 * gates allow, which are enclosed, where all gates are constant for ever
 * (proofs-notes/direction-limit.md; Lyu &amp; Li 2020, theorem 4.4).
 */
public final class DirectionLimit implements Claim {
  private static final String ID = "direction-limit";
  private static final Statement MARGIN =
      new Statement(ID, "m/Π‖W_l‖_F → the largest margin with these gates, and never falls");
  private static final Statement SHARE =
      new Statement(ID, "‖Σ α_v w_v‖/Π‖W_l‖_F, summed over the class, → the number given");
  private static final Statement ANGLE =
      new Statement(
          ID,
          "1 - cos of the angle of Σ α_v w_v, summed over the class, to its limit is at most the"
              + " bound at any time t >= T, and tends to 0");
  private static final Statement ENTRY =
      new Statement(ID, "the entry of Σ α_v w_v/‖Σ α_v w_v‖, summed over the class, → the number");

  /** Entries of limits that have rows of their own. */
  private static final int MOST_ENTRIES = 64;

  private static final int SHOWN = 6;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    LayerStructure layers = evidence.observations().layers();
    boolean isLinear = evidence.problem().network().kinked().isEmpty();
    Optional<String> obstacle =
        isLinear ? MarginDirectionLimit.obstacle(layers) : KinkedFirstLayer.obstacle(layers);
    if (obstacle.isPresent()) {
      return List.of(MARGIN.notApplicable("network", obstacle.get()));
    }
    return evidence
        .onwards()
        .findings(
            MARGIN, known -> isLinear ? linear(evidence, known) : kinked(evidence, layers, known));
  }

  private static List<Finding> linear(Evidence evidence, Onwards.Known known) {
    return evidence.observations().maxMargin() instanceof MaxMargin margin
        ? new Rows(evidence.problem().network(), known, LimitDirections.ofLinear(margin)).all()
        : List.of(MARGIN.notApplicable("network", "no maximum margin was found for the data"));
  }

  private static List<Finding> kinked(
      Evidence evidence, LayerStructure layers, Onwards.Known known) {
    KinkedFirstLayer first = KinkedFirstLayer.of(layers);
    Optional<Integer> open = evidence.gates().open(first.units());
    if (open.isPresent()) {
      return List.of(GateRows.open(MARGIN, evidence, first.first(), open.get()));
    }
    LimitDirections.Result result =
        LimitDirections.of(evidence.problem(), first, evidence.gates(), known.times());
    return result instanceof LimitDirections.Result.Missing missing
        ? List.of(GateRows.unproved(MARGIN, evidence, "network", missing.reason()))
        : new Rows(
                evidence.problem().network(),
                known,
                ((LimitDirections.Result.Known) result).limits())
            .all();
  }

  /** The rows of limits that are known. */
  private record Rows(Network network, Onwards.Known known, LimitDirections limits) {
    List<Finding> all() {
      List<Finding> findings = new ArrayList<>();
      findings.add(
          known.finding(
              MARGIN,
              "network",
              "along some times the weights tend to a critical point of that margin, and there is"
                  + " one value of it for classes that keep their shares",
              limits.margin()));
      for (LimitDirections.Part part : limits.parts()) {
        findings.addAll(of(part));
      }
      return findings;
    }

    private String name(LimitDirections.Part part) {
      return part.units().isEmpty() ? "network" : "class " + network.names(part.units());
    }

    private List<Finding> of(LimitDirections.Part part) {
      if (part.direction().isEmpty()) {
        return List.of(
            known.finding(SHARE, name(part), "it has no share of the largest margin", part.mass()));
      }
      List<Finding> findings = new ArrayList<>();
      findings.add(known.finding(SHARE, name(part), text(part.direction()), part.mass()));
      part.turn().ifPresent(turn -> findings.add(angle(name(part), turn)));
      if (entries() <= MOST_ENTRIES) {
        for (int a = 0; a < part.direction().size(); a++) {
          String subject = name(part) + " x[" + a + "]";
          findings.add(
              known.finding(
                  ENTRY,
                  subject,
                  "the optimum of a convex problem, enclosed",
                  part.direction().get(a)));
        }
      }
      return findings;
    }

    private int entries() {
      return limits.parts().stream().mapToInt(part -> part.direction().size()).sum();
    }

    private Finding angle(String name, LimitDirections.Turn turn) {
      String reason =
          "(1 - γ̂_T/γ)/f, f the share that is kept: "
              + Onwards.digits(turn.most(), RoundingMode.CEILING);
      return known.bounded(known.finding(ANGLE, name, reason, turn.now()), turn.most());
    }

    private static String text(List<DyadicInterval> direction) {
      String entries =
          direction.stream()
              .limit(SHOWN)
              .map(x -> Statement.text(x.middle()))
              .collect(Collectors.joining(", "));
      return "in the direction of about ("
          + entries
          + (direction.size() > SHOWN ? ", …" : "")
          + "), the optimum of a convex problem";
    }
  }
}
