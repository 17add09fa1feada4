/**
 * The gradient-flow field {@code dw/dt ∈ -∂R(w)} compiled to a straight-line program on power
 * series, the arithmetic interface such programs run on, and trajectories proposed for the flow.
 *
 * <p>Trusted: compilation decides what is integrated and what is verified. Nothing here performs
 * arithmetic on series or knows how a trajectory was found (proofs-notes/field.md).
 */
package org.plumbline.field;
