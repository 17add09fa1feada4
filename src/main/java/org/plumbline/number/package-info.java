/**
 * Exact numbers: rationals and dyadics, their reading and their decimal writing.
 *
 * <p>Trusted. Everything here is exact, or its rounding direction and size are part of its
 * contract; nothing here knows of networks, data or engines.
 */
package org.plumbline.number;
