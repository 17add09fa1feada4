/**
 * Judges of what other engines claim to have computed: gradients, and steps of gradient descent.
 *
 * <p>A claim is held against the exact value within a bound on the rounding errors of a standard
 * evaluation in the engine's number format (proofs-notes/comparison.md). That a claim is outside
 * the bound is proved; what is offered as an explanation is a proposal.
 */
package org.plumbline.engine.compare;
