package org.plumbline.claim;
final class Dump {
  public static void main(String[] a) {
    for (var m : java.util.List.of(Examples.LINEAR, Examples.RELU, Examples.LEAKY)) {
      long t0 = System.nanoTime();
      Evidence e = m.get();
      var t = e.trajectory().orElseThrow();
      System.out.println("== steps " + t.steps().size() + " events " + t.events() + " " + (System.nanoTime()-t0)/1e9);
      for (Claim c : Claims.all()) {
        long t1 = System.nanoTime();
        var fs = c.check(e);
        System.out.printf("-- %s %.3fs%n", c.id(), (System.nanoTime()-t1)/1e9);
        for (Finding f : fs) System.out.println("   " + f.subject() + " " + f.verdict() + " v=" + q(f.value()) + " b=" + q(f.bound()) + " " + f.interval().map(i -> org.plumbline.number.Decimals.nearest(i.start(),4)+".."+org.plumbline.number.Decimals.nearest(i.end(),4)).orElse("") + " : " + f.reason());
      }
    }
  }
  static String q(java.util.Optional<Quantity> q) {
    return q.map(x -> x instanceof Quantity.Exact e ? "=" + org.plumbline.number.Decimals.nearest(e.value(), 6) : x instanceof Quantity.Measured m ? "~" + org.plumbline.number.Decimals.nearest(m.value(), 6) : "?").orElse("-");
  }
}
