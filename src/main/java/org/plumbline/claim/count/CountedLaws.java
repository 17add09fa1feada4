package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;

/**
 * The independent conservation laws of an architecture that were found, each proved as a polynomial
 * identity for every pattern of gates, and an upper bound of how many there are: {@code N} minus
 * the rank of the Lie algebra that the fields {@code ∇_w f(x; ·)} generate
 * (proofs-notes/law-count.md; Marcotte, Gribonval &amp; Peyré 2023).
 *
 * <p>Both are statements about generic weights, all but those on the zeros of some polynomial, and
 * about functions of weights near them. Immutable; it depends on question, network, data and effort
 * alone.
 */
public final class CountedLaws {
  private static final long SEED = 20230700144L;

  /** What it takes to prove one term in one cell, in products of residues, about. */
  private static final long TERM_WORK = 200;

  /** Work that is done on proofs however little is asked for: it takes no time. */
  private static final long LEAST_WORK = 10_000_000;

  private final LawQuestion question;
  private final int parameters;
  private final int patterns;
  private final Found found;
  private final int bound;
  private final int depth;

  private CountedLaws(
      LawQuestion question, int parameters, int patterns, Found found, int bound, int depth) {
    this.question = question;
    this.parameters = parameters;
    this.patterns = patterns;
    this.found = found;
    this.bound = bound;
    this.depth = depth;
  }

  /**
   * What was found.
   *
   * @param laws the laws proved
   * @param rank how many of them are independent
   * @param open how many polynomials proposed were neither proved nor refuted
   * @param degree up to which degree all polynomial laws are combinations of them, products
   *     included; 0 if that is not known
   */
  private record Found(List<ConservedLaw> laws, int rank, int open, int degree) {
    Found {
      laws = List.copyOf(laws);
    }
  }

  /** The laws of a problem's network. */
  public static CountedLaws of(FlowProblem problem, LawQuestion question, LawEffort effort) {
    List<GateCell> cells = question.cells(problem);
    return of(problem.network(), cells, question, effort);
  }

  private static CountedLaws of(
      Network network, List<GateCell> cells, LawQuestion question, LawEffort effort) {
    ModularFields fields = new ModularFields(network, cells, SEED);
    long[] point = fields.weights();
    Collection collection = new Collection(network, cells, fields, point, effort.ground());
    LawFamilies.of(network, cells).forEach(collection::add);
    LieBound bound = LieBound.at(fields, point, collection.rank(), effort);
    int degree = 0;
    if (bound.value() > collection.rank() && effort.degree() > 0) {
      LawSearch.Result searched =
          LawSearch.search(network, cells, fields, effort.degree(), effort.work());
      degree = collection.addAll(searched) ? effort.degree() : 0;
    }
    if (bound.value() < collection.rank()) {
      throw new AssertionError(collection.rank() + " laws, but at most " + bound.value());
    }
    return new CountedLaws(
        question,
        network.parameters(),
        cells.size(),
        collection.found(degree),
        bound.value(),
        bound.deepest());
  }

  /** Laws as they are proved, with the rank of their gradients at a point. */
  private static final class Collection {
    private final LawProof proof;
    private final ModularFields fields;
    private final long[] point;
    private final Elimination gradients;
    private final List<ConservedLaw> laws = new ArrayList<>();
    private final int cells;
    private long left;
    private int open;

    Collection(
        Network network, List<GateCell> cells, ModularFields fields, long[] point, long work) {
      this.cells = cells.size();
      this.left = Math.max(work, LEAST_WORK);
      this.proof = new LawProof(network, cells);
      this.fields = fields;
      this.point = point;
      this.gradients = new Elimination(fields.field(), point.length);
    }

    int rank() {
      return gradients.rank();
    }

    /** Adds a polynomial if it is proved; once the work is done it stays open. */
    void add(LawFamilies.Proposal proposal) {
      if (left < 0) {
        open++;
        return;
      }
      PolynomialLaw law = proposal.law().get();
      left -= (long) rank() * point.length;
      if (!proposal.isBalance()) {
        left -= TERM_WORK * law.terms().size() * cells;
      }
      LawProof.Outcome outcome =
          proposal.isBalance() ? LawProof.Outcome.PROVED : proof.decide(law, proposal.vertices());
      if (outcome == LawProof.Outcome.PROVED) {
        boolean isNew = gradients.add(law.gradient(fields.field(), point));
        laws.add(new ConservedLaw(proposal.kind(), proposal.name(), law, isNew));
      } else if (outcome == LawProof.Outcome.OPEN) {
        open++;
      }
    }

    /**
     * Adds those of the polynomials found that are independent and proved.
     *
     * @return whether every polynomial law is now a function of those listed
     */
    boolean addAll(LawSearch.Result searched) {
      int proved = 0;
      for (PolynomialLaw law : searched.candidates()) {
        LawProof.Outcome outcome = proof.decide(law, List.of());
        if (outcome == LawProof.Outcome.OPEN) {
          open++;
        }
        if (outcome != LawProof.Outcome.PROVED) {
          continue;
        }
        proved++;
        if (gradients.add(law.gradient(fields.field(), point))) {
          laws.add(new ConservedLaw(LawKind.SEARCHED, "P" + (laws.size() + 1), law, true));
        }
      }
      return searched.isExhaustive() && proved == searched.dimension();
    }

    Found found(int degree) {
      return new Found(laws, rank(), open, degree);
    }
  }

  /** What was asked. */
  public LawQuestion question() {
    return question;
  }

  /** The number of parameters. */
  public int parameters() {
    return parameters;
  }

  /** The number of patterns of gates for which each law is proved. */
  public int patterns() {
    return patterns;
  }

  /** The laws proved, in the order in which they were proposed. */
  public List<ConservedLaw> laws() {
    return found.laws;
  }

  /** How many of the laws are independent: a lower bound of how many there are. */
  public int found() {
    return found.rank;
  }

  /** An upper bound of how many independent laws there are. */
  public int bound() {
    return bound;
  }

  /** The rank of the Lie algebra, at least: the parameters less the bound. */
  public int rank() {
    return parameters - bound;
  }

  /** The largest number of brackets in an element of the Lie algebra that was looked at. */
  public int depth() {
    return depth;
  }

  /** Polynomials proposed whose proof takes too many terms, or more work than was asked for. */
  public int open() {
    return found.open;
  }

  /**
   * The degree up to which every polynomial law is a combination of laws found, or depends on those
   * listed; 0 if that is not known.
   */
  public int exhausted() {
    return found.degree;
  }

  /** Whether the laws found are all there are: every other is a function of them. */
  public boolean isComplete() {
    return found.rank == bound;
  }
}
