/**
 * What of the flow's statements holds of gradient descent, and with what error: the discrete
 * identities, the bounds with what the steps add to them, and the distance from the flow
 * (proofs-notes/descent.md).
 */
package org.plumbline.claim.descent;
