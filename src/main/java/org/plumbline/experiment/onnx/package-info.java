/**
 * Networks and weights out of ONNX files: what a model computes for one sample, as a graph of sums
 * and activations.
 *
 * <p>Files are not trusted: the wire format is read strictly and within limits, a field, operator
 * or attribute that is not known is refused, and every defect is an {@link
 * org.plumbline.experiment.onnx.OnnxException}. Nothing is computed in floating point: weights are
 * the dyadics that are stored.
 */
package org.plumbline.experiment.onnx;
