/**
 * What is found of a claim, and the words for it: the outcome, how far the claim is off, and what
 * that looks like.
 */
package org.plumbline.compare.finding;
