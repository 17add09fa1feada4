/**
 * Comparisons of what another engine computed with what is proved: recorded gradients, steps of
 * gradient descent and points on the flow, and the answers of a live engine.
 */
package org.plumbline.compare;
