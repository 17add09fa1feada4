/**
 * What a run of an experiment is: integration and verification with retries, the check of every
 * claim, progress and the patience with an interruption.
 */
package org.plumbline.run;
