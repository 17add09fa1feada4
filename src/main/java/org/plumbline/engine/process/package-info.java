/**
 * Engines that are programs of their own: JSON-RPC 2.0 over a child's standard streams, one object
 * a line.
 *
 * <p>What lives here reads an engine's claims exactly and survives whatever it does: it may be
 * silent, slow, talkative, broken or gone. Whether the claims are right is judged elsewhere.
 */
package org.plumbline.engine.process;
