package org.plumbline.flow.lane;

import org.plumbline.series.lane.LaneSums;

/** Lanes of edges that share their parameters. */
final class SharedLanes {
  private SharedLanes() {}

  /**
   * By lane the first lane with the same parameter, -1 where nothing is trained; nothing at all if
   * all lanes have parameters of their own.
   */
  static int[] owners(int[] parameters) {
    int[] owners = new int[parameters.length];
    boolean isPlain = true;
    for (int lane = 0; lane < owners.length; lane++) {
      owners[lane] = parameters[lane] < 0 ? -1 : lane;
      for (int before = 0; owners[lane] == lane && before < lane; before++) {
        if (parameters[before] == parameters[lane]) {
          owners[lane] = before;
        }
      }
      isPlain &= owners[lane] == lane;
    }
    return isPlain ? new int[0] : owners;
  }

  /** Adds up the derivatives of lanes with one parameter, and leaves zero where there is none. */
  static void share(LaneSums derivatives, int[] owners) {
    if (owners.length == 0) {
      return;
    }
    for (int p = 0; p <= derivatives.last(); p++) {
      double[] column = derivatives.column(p);
      for (int lane = 0; lane < owners.length; lane++) {
        int owner = owners[lane];
        if (owner >= 0 && owner < lane) {
          column[owner] += column[lane];
        }
      }
      for (int lane = 0; lane < owners.length; lane++) {
        column[lane] = owners[lane] < 0 ? 0 : column[owners[lane]];
      }
    }
    derivatives.settle();
  }
}
