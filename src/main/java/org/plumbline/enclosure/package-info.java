/**
 * Rigorous enclosures of what a gradient flow does on a set of weights: gates, signals, loss
 * weights, kinks, and how fast two flows can part.
 *
 * <p>Trusted. Everything here is interval arithmetic on a box of weights or follows from it by a
 * proof in proofs-notes/growth.md; nothing here knows how a trajectory was found.
 */
package org.plumbline.enclosure;
