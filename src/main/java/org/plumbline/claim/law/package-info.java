/**
 * Conservation laws: polynomials in the weights whose derivative along the flow is zero, exactly.
 */
package org.plumbline.claim.law;
