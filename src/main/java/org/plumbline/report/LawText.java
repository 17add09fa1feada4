package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.claim.count.ConservedLaw;
import org.plumbline.claim.count.CountedLaws;
import org.plumbline.claim.count.LawKind;
import org.plumbline.experiment.Experiment;

/** Conservation laws for people: the laws by where they come from, and how many there are. */
public final class LawText {
  private static final int SHOWN = 6;
  private static final int TERMS = 8;
  private static final int SUBJECT = 14;

  private final Experiment experiment;
  private final CountedLaws count;
  private final TextStyle style;
  private final Paragraph paragraph;
  private final List<TextLine> lines = new ArrayList<>();

  private LawText(Experiment experiment, CountedLaws count, TextStyle style) {
    this.experiment = experiment;
    this.count = count;
    this.style = style;
    this.paragraph = new Paragraph(style.width());
  }

  /** The text in a style, ending in a line feed. */
  public static String of(Experiment experiment, CountedLaws count, TextStyle style) {
    LawText text = new LawText(experiment, count, style);
    text.write();
    return text.lines.stream()
        .map(line -> line.printed(style.isColoured()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void write() {
    add(
        TextLine.Colour.BOLD,
        "",
        experiment.name() + ": conservation laws of " + counted(count.parameters(), "weight"));
    add("", "A law is constant along gradient flow " + count.question().text() + ".");
    add("", "");
    Map<LawKind, List<ConservedLaw>> kinds = new LinkedHashMap<>();
    count.laws().forEach(l -> kinds.computeIfAbsent(l.kind(), k -> new ArrayList<>()).add(l));
    kinds.forEach(this::kind);
    if (!kinds.isEmpty()) {
      add("", "");
    }
    add("", found());
    add("", bound());
    if (count.open() > 0) {
      add(
          "",
          counted(count.open(), "polynomial")
              + " may be laws as well: the proof takes too much work.");
    }
    add(count.isComplete() ? TextLine.Colour.GREEN : TextLine.Colour.YELLOW, "", answer());
  }

  private void kind(LawKind kind, List<ConservedLaw> laws) {
    add(TextLine.Colour.BOLD, "", kind.words() + " (" + laws.size() + ")");
    int shown = style.showsAll() ? laws.size() : Math.min(SHOWN, laws.size());
    int terms = style.showsAll() ? Integer.MAX_VALUE : TERMS;
    for (ConservedLaw law : laws.subList(0, shown)) {
      String text =
          law.law().text(experiment.network().parameterNames(), terms)
              + (law.isIndependent() ? "" : "  (depends on those above)");
      add("  " + Paragraph.column(law.name(), SUBJECT), text);
    }
    if (shown < laws.size()) {
      add("  ", "… and " + (laws.size() - shown) + " more (--all)");
    }
  }

  private String found() {
    int all = count.laws().size();
    String independent =
        count.found() == all ? "" : "; " + count.found() + " of them are independent";
    return "found: "
        + counted(all, "law")
        + (all == 0
            ? "."
            : ", each PROVED: its derivative along the gradient of the network vanishes as a polynomial"
                + (count.patterns() == 1
                    ? ""
                    : ", for each of " + count.patterns() + " patterns of gates")
                + independent
                + ".");
  }

  private String bound() {
    return "at most: "
        + count.bound()
        + ", PROVED: "
        + counted(count.parameters(), "weight")
        + " less "
        + count.rank()
        + ", a lower bound of the rank of the Lie algebra that the gradients generate ("
        + brackets()
        + ").";
  }

  private String brackets() {
    if (count.depth() > 0) {
      return "brackets up to depth " + count.depth();
    }
    return count.isComplete() ? "no brackets were needed" : "brackets would take too much work";
  }

  private String answer() {
    if (count.bound() == 0) {
      return "COMPLETE: near generic weights no function is conserved but constants.";
    }
    if (count.isComplete()) {
      return "COMPLETE: near generic weights every conserved function is a function of these "
          + count.found()
          + ".";
    }
    int missing = count.bound() - count.found();
    String searched =
        count.exhausted() > 0
            ? "every polynomial law of degree up to "
                + count.exhausted()
                + " depends on those found"
            : "polynomials were not searched, or not all of them; --effort high or another --degree"
                + " may find more";
    return "UNDECIDED: up to " + counted(missing, "law") + " may be missing; " + searched + ".";
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void add(String prefix, String text) {
    add(TextLine.Colour.NONE, prefix, text);
  }

  private void add(TextLine.Colour colour, String prefix, String text) {
    paragraph.hanging(prefix, text).forEach(line -> lines.add(TextLine.of(line, colour)));
  }
}
