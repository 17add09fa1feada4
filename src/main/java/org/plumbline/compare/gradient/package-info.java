/**
 * Comparing recorded outputs, gradients and descent steps with exact ones, within what their
 * rounding permits.
 */
package org.plumbline.compare.gradient;
