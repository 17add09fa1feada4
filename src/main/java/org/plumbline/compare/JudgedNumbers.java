package org.plumbline.compare;

import org.plumbline.compare.finding.Outcome;

/**
 * One claim of a comparison, of whatever kind, and what was found of it.
 *
 * @param subject what was claimed, such as {@code step 3}
 * @param outcome what is proved of it
 * @param ulps the largest difference, or that of the number furthest beyond its bound, in units in
 *     the last place
 * @param text how the claim agrees, or how it differs, in one line
 */
public record JudgedNumbers(String subject, Outcome outcome, double ulps, String text) {}
