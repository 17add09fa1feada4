/**
 * The qualifiers that keep approximate numbers out of proofs (proofs-notes/trust.md).
 *
 * <p>They are compiled before everything else, because the compiler that reads the rest loads them.
 */
package org.plumbline.number.qual;
