/** Which gates hold from a kink on. */
package org.plumbline.flow.kink;
