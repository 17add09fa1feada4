/**
 * Networks described layer by layer, as dense, convolution, pooling and residual layers, and their
 * exact translation into graphs with shared and fixed weights.
 *
 * <p>Nothing here has a meaning of its own: what a layer computes is what its edges compute
 * (proofs-notes/inputs.md).
 */
package org.plumbline.experiment.layers;
