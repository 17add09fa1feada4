package org.plumbline.network;

/**
 * A vertex of the graph: an input coordinate, a hidden unit or the output.
 *
 * @param name the unique name: {@code x[j]}, {@code h<layer>[unit]} or {@code o} in layered
 *     networks
 * @param activation the activation; linear at inputs and at the output
 */
public record Vertex(String name, Activation activation) {}
