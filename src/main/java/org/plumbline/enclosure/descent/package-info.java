/**
 * Rigorous enclosures of the iterates of gradient descent: a centre in dyadic numbers and a radius
 * that is carried through every step (proofs-notes/descent.md).
 */
package org.plumbline.enclosure.descent;
