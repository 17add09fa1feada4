/**
 * The paper's assumptions, invariants and bounds, one final class per report id, and the verdicts
 * they reach.
 *
 * <p>Trusted. A claim decides on exact numbers only; what is merely measured along an engine's
 * trajectory is at most {@link org.plumbline.claim.Verdict#CONSISTENT}. Statements and proofs:
 * proofs-notes/&lt;id&gt;.md.
 */
package org.plumbline.claim;
