/**
 * Engines: whatever proposes a trajectory for a flow problem.
 *
 * <p>Untrusted; a trajectory is worth what is checked of it.
 */
package org.plumbline.engine;
