/**
 * Recorded trajectories held against the flow: what is enclosed, what is judged, and what is said.
 */
package org.plumbline.cli.flow;
