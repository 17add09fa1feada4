/**
 * Reading a trajectory: the instants it records, the risk and the gates along it, and ranges over
 * whole steps.
 */
package org.plumbline.claim.along;
