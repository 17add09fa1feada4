/**
 * What numbers enclosed at one time T prove of every later time: degrees, levels and cuts of the
 * graph, all exact, and the envelopes of risk, norm and margins that follow.
 */
package org.plumbline.claim.forever;
