/** Comparing recorded trajectories with the enclosed flow. */
package org.plumbline.compare.flow;
