/**
 * Checkpoints of runs: a journal of finished steps and verified bounds, from which another process
 * goes on to the same bytes.
 */
package org.plumbline.run.checkpoint;
