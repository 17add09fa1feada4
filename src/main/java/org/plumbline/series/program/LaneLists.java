package org.plumbline.series.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.series.lane.LaneGroup;
import org.plumbline.series.lane.LanePlan;

/**
 * A list of operations, level by level, seen from the lanes: which groups' arguments and
 * exponentials it assigns and which sums these enter.
 *
 * @param levels the levels
 * @param plain what the groups' registers are assigned when they are not in lanes
 * @param isComplete whether all of them are assigned, the arguments of each group in one level
 */
record LaneLists(List<Level> levels, Map<Integer, LimbOperation> plain, boolean isComplete) {

  /**
   * A level.
   *
   * @param others operations that have nothing to do with lanes
   * @param sums those that exponentials of groups enter
   * @param arguments the groups whose arguments are assigned
   * @param exponentials the groups whose exponentials are assigned
   */
  record Level(
      List<LimbOperation> others,
      List<Sum> sums,
      List<Integer> arguments,
      List<Integer> exponentials) {}

  /**
   * A sum that exponentials of groups enter.
   *
   * @param operation what is done if they are in registers
   * @param sum the sum
   */
  record Sum(LimbOperation operation, LanePlan.Sum sum) {}

  static LaneLists of(List<LimbProgram.Level> levels, LanePlan plan) {
    List<Level> split = new ArrayList<>();
    Map<Integer, LimbOperation> plain = new HashMap<>();
    int argumentLevels = 0;
    for (LimbProgram.Level level : levels) {
      List<LimbOperation> others = new ArrayList<>();
      List<Sum> sums = new ArrayList<>();
      TreeSet<Integer> arguments = new TreeSet<>();
      TreeSet<Integer> exponentials = new TreeSet<>();
      for (int i = 0; i < level.size(); i++) {
        LimbOperation operation = level.operation(i);
        int target = operation.target();
        Optional<LanePlan.Sum> sum = plan.sum(target);
        plan.groupOfArgument(target).ifPresent(arguments::add);
        plan.groupOfExponential(target).ifPresent(exponentials::add);
        if (plan.holds(target)) {
          plain.put(target, operation);
        } else if (sum.isPresent()) {
          sums.add(new Sum(operation, sum.get()));
        } else {
          others.add(operation);
        }
      }
      argumentLevels += arguments.size();
      split.add(new Level(others, sums, List.copyOf(arguments), List.copyOf(exponentials)));
    }
    int held = 2 * plan.groups().stream().mapToInt(LaneGroup::size).sum();
    boolean isComplete = plain.size() == held && argumentLevels == plan.groups().size();
    return new LaneLists(split, plain, isComplete);
  }

  /** Whether any register of a group is assigned. */
  boolean concernsGroups() {
    return !plain.isEmpty();
  }
}
