package org.plumbline.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.data.Loss;
import org.plumbline.number.Rational;

/**
 * Collects the expressions of a program, each distinct one once, and lowers them to instructions.
 *
 * <p>Sums are normalised (like terms collected, sorted by register), so that two ways of writing
 * the same aggregate meet in one register. A product that several sums need becomes a register of
 * its own; the others are fused into one {@link Instruction.Dot} per sum.
 */
final class ProgramBuilder {
  /** A product of two registers, the smaller first. */
  private record Product(int left, int right) implements Comparable<Product> {
    static Product of(int a, int b) {
      return new Product(Math.min(a, b), Math.max(a, b));
    }

    @Override
    public int compareTo(Product other) {
      int byLeft = Integer.compare(left, other.left);
      return byLeft != 0 ? byLeft : Integer.compare(right, other.right);
    }
  }

  private sealed interface Node {}

  private record SumNode(
      Map<Product, Rational> products, Map<Integer, Rational> linear, Rational constant)
      implements Node {}

  private record LossNode(Loss loss, int source) implements Node {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Integer> registers = new HashMap<>();
  private final int firstNode;

  /** A builder whose registers {@code 0 … leaves-1} are parameters and slopes. */
  ProgramBuilder(int leaves) {
    this.firstNode = leaves;
  }

  /** A sum under construction. */
  final class Sum {
    private final Map<Product, Rational> products = new TreeMap<>();
    private final Map<Integer, Rational> linear = new TreeMap<>();
    private Rational constant = Rational.ZERO;

    /** Adds {@code coefficient · a}. */
    Sum add(Rational coefficient, Signal a) {
      if (a.isConstant()) {
        constant = constant.add(coefficient.multiply(a.constant()));
      } else {
        linear.merge(a.register(), coefficient, Rational::add);
      }
      return this;
    }

    /** Adds {@code a · b}. */
    Sum add(Signal a, Signal b) {
      if (a.isConstant()) {
        return add(a.constant(), b);
      }
      if (b.isConstant()) {
        return add(b.constant(), a);
      }
      products.merge(Product.of(a.register(), b.register()), Rational.ONE, Rational::add);
      return this;
    }

    /** The sum as a signal. */
    Signal signal() {
      products.values().removeIf(c -> c.signum() == 0);
      linear.values().removeIf(c -> c.signum() == 0);
      if (products.isEmpty() && linear.isEmpty()) {
        return Signal.constant(constant);
      }
      if (products.isEmpty() && constant.signum() == 0 && linear.size() == 1) {
        Map.Entry<Integer, Rational> only = linear.entrySet().iterator().next();
        if (only.getValue().equals(Rational.ONE)) {
          return Signal.register(only.getKey());
        }
      }
      return node(new SumNode(Map.copyOf(products), Map.copyOf(linear), constant));
    }
  }

  /** An empty sum. */
  Sum sum() {
    return new Sum();
  }

  /** The product {@code coefficient · a}. */
  Signal scaled(Rational coefficient, Signal a) {
    return sum().add(coefficient, a).signal();
  }

  /**
   * The sample weight {@code -ℓ'(-u)} of a negated margin {@code u}: of the square loss a sum, of
   * others a function.
   */
  Signal lossWeight(Loss loss, Signal u) {
    if (loss == Loss.SQUARE) {
      return sum().add(Rational.ONE, u).add(Rational.ONE, Signal.ONE).signal();
    }
    if (u.isZero()) {
      return Signal.constant(loss.slopeAtZero());
    }
    return node(new LossNode(loss, materialised(u)));
  }

  /** The register of a signal; a constant gets one of its own. */
  int materialised(Signal a) {
    return a.isConstant()
        ? node(new SumNode(Map.of(), Map.of(), a.constant())).register()
        : a.register();
  }

  private Signal node(Node node) {
    int register =
        registers.computeIfAbsent(
            node,
            fresh -> {
              nodes.add(fresh);
              return firstNode + nodes.size() - 1;
            });
    return Signal.register(register);
  }

  /** The instructions that compute every expression, in an order in which sources come first. */
  Lowered lower() {
    Lowering lowering = new Lowering(firstNode + nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      lowering.emit(nodes.get(i), firstNode + i);
    }
    return new Lowered(List.copyOf(lowering.instructions), lowering.registers);
  }

  /** Instructions and the number of registers they use. */
  record Lowered(List<Instruction> instructions, int registers) {}

  private final class Lowering {
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Product, Integer> uses = new HashMap<>();
    private final Map<Product, Integer> shared = new HashMap<>();
    private int registers;

    Lowering(int registers) {
      this.registers = registers;
      for (Node node : nodes) {
        if (node instanceof SumNode sum) {
          sum.products().keySet().forEach(product -> uses.merge(product, 1, Integer::sum));
        }
      }
    }

    void emit(Node node, int target) {
      if (node instanceof SumNode sum) {
        emitSum(sum, target);
      } else if (node instanceof LossNode lossNode) {
        instructions.add(weight(lossNode.loss(), lossNode.source(), target));
      }
    }

    /** Losses that have no instruction of their own get the general one. */
    private Instruction weight(Loss loss, int source, int target) {
      return switch (loss) {
        case EXPONENTIAL -> new Instruction.Exponential(target, source);
        case LOGISTIC -> new Instruction.Logistic(target, registers++, source);
        default -> new EquationLowering(source, target, () -> registers++).solution(loss);
      };
    }

    private void emitSum(SumNode sum, int target) {
      List<Product> fused = new ArrayList<>();
      Map<Integer, Rational> rest = new TreeMap<>(sum.linear());
      for (Map.Entry<Product, Rational> entry : new TreeMap<>(sum.products()).entrySet()) {
        Product product = entry.getKey();
        if (entry.getValue().equals(Rational.ONE) && uses.getOrDefault(product, 0) == 1) {
          fused.add(product);
        } else {
          rest.merge(sharedProduct(product), entry.getValue(), Rational::add);
        }
      }
      boolean plainDot = rest.isEmpty() && sum.constant().signum() == 0;
      if (plainDot) {
        instructions.add(dot(target, fused));
        return;
      }
      if (!fused.isEmpty()) {
        int part = registers++;
        instructions.add(dot(part, fused));
        rest.put(part, Rational.ONE);
      }
      instructions.add(
          new Instruction.Combination(
              target, List.copyOf(rest.keySet()), List.copyOf(rest.values()), sum.constant()));
    }

    private int sharedProduct(Product product) {
      return shared.computeIfAbsent(
          product,
          fresh -> {
            int register = registers++;
            instructions.add(dot(register, List.of(fresh)));
            return register;
          });
    }

    private static Instruction dot(int target, List<Product> products) {
      return new Instruction.Dot(
          target,
          products.stream().map(Product::left).toList(),
          products.stream().map(Product::right).toList());
    }
  }
}
