/** Examining engines: test vectors, live interviews, random trials and their smallest failures. */
package org.plumbline.conformance;
