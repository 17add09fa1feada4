/**
 * Matrices of weights along the flow: distance from rank one, top directions and the angles between
 * them.
 */
package org.plumbline.claim.matrix;
