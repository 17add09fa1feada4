/**
 * What theorems of the literature suppose, hypothesis by hypothesis: which are proved of a problem,
 * which fail and by which numbers, and which take a run or more than any run.
 *
 * <p>Trusted. An {@link org.plumbline.claim.theorem.Assessment} that is certain is made here alone,
 * by exact arithmetic or from a finding that is proved. Statements and how they are decided:
 * proofs-notes/hypotheses.md.
 */
package org.plumbline.claim.theorem;
