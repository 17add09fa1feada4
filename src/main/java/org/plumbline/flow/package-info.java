/**
 * Integration of the gradient flow, by Taylor series or in double: steps, location of kinks, and
 * what happens at them.
 *
 * <p>Untrusted. What comes out is a proposal, a {@link org.plumbline.field.Trajectory} with nothing
 * that vouches for it (proofs-notes/taylor-steps.md, proofs-notes/kinks.md).
 */
package org.plumbline.flow;
