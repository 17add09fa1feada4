package org.plumbline.engine.recording;

import java.util.regex.Pattern;

/** The keys that recordings may have; others are left alone. */
final class RecordingKeys {
  private static final Pattern KEY =
      Pattern.compile("t|w|g|eta|tol|batch|dtype|[WbSG][1-9][0-9]{0,5}|G[bS][1-9][0-9]{0,5}");

  /** Whether a key means something. */
  boolean contains(String key) {
    return KEY.matcher(key).matches();
  }
}
