/**
 * Labelled samples and how they are scored, exact readers for them, and exact certificates of
 * linear separability and of the maximum margin.
 *
 * <p>Trusted. A floating-point solver may propose; only exact arithmetic decides.
 */
package org.plumbline.data;
