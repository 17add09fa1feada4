package org.plumbline.claim.descent;

import java.math.RoundingMode;
import org.plumbline.claim.Decision;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/** The findings of one statement about descent: its id and statement, given once. */
record Rows(String id, String claim) {
  /** Up to this many subjects have a row each. */
  static final int MOST = 20;

  private static final int SHOWN = 4;

  /** The decision that the statement is established. */
  Decision proved(String subject, String reason) {
    return Decision.proved(id, subject, claim, reason);
  }

  /** The decision that the statement is rigorously excluded. */
  Decision violated(String subject, String reason) {
    return Decision.violated(id, subject, claim, reason);
  }

  /** The finding that nothing is decided. */
  Finding undecided(String subject, String reason) {
    return Finding.of(id, subject, Verdict.UNDECIDED, claim, reason);
  }

  /** The finding that a hypothesis fails. */
  Finding notApplicable(String subject, String hypothesis) {
    return Finding.of(id, subject, Verdict.NOT_APPLICABLE, claim, hypothesis);
  }

  /** A number enclosed for certain. */
  static @Rigorous Quantity enclosed(@Rigorous DyadicInterval value) {
    return new Quantity.Enclosed(value);
  }

  /** A number known exactly. */
  static @Rigorous Quantity exact(@Rigorous Rational value) {
    return new Quantity.Exact(value);
  }

  /** A number in a few digits, for a reason. */
  static String text(Dyadic value) {
    return Decimals.nearest(value.round(64), SHOWN);
  }

  /** An upper bound in a few digits, for a reason: what is printed is one too. */
  static String upwards(Dyadic value) {
    return Decimals.rounded(value, SHOWN, RoundingMode.CEILING);
  }
}
