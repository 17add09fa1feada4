/** Recordings of other programs, read exactly from JSON, CSV, npz and safetensors. */
package org.plumbline.compare.recording;
