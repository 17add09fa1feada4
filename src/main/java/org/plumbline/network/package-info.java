/**
 * Networks as directed acyclic graphs, evaluated exactly: vertices, edges, activations, gates,
 * gradients, the decomposition into paths, and builders for the architectures of the paper.
 *
 * <p>Trusted. A network here is its architecture only; weights are passed beside it, so that one
 * architecture serves exact, enclosing and approximate evaluation alike. Setting:
 * proofs-notes/setting.md.
 */
package org.plumbline.network;
