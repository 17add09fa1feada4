/**
 * What comparisons of gradients, flows and training runs share: wording, suspicions, deviations.
 */
package org.plumbline.compare;
