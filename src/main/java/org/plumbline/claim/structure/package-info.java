/**
 * What claims speak of in a network: its hidden layers, twins, and the matrices of weights around
 * them.
 */
package org.plumbline.claim.structure;
