package org.plumbline.experiment;

import org.plumbline.data.Dataset;

final class TableSection {
  private final Cursor data;
  TableSection(Cursor data) { this.data = data; }
  Dataset read(Cursor source, String kind) { throw data.error("later " + source + kind); }
}
