/**
 * Recordings of other engines: files with weights over time, with gradients or step sizes.
 *
 * <p>Files are not trusted: sizes are checked before memory is asked for, nothing in a file is
 * executed, and every defect is a {@link org.plumbline.engine.recording.RecordingException}. Binary
 * floats are read as the dyadics they are, decimals digit by digit.
 */
package org.plumbline.engine.recording;
