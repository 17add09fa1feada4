package org.plumbline.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Markup}: what is written as text stays text. */
final class MarkupTest {
  @Test
  void textsAndAttributesAreEscaped() {
    Markup markup = new Markup().leaf("p", "<b a='1'>&\"", "title", "\"><script>'&");
    assertThat(markup)
        .hasToString(
            "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&lt;b a=&#39;1&#39;&gt;&amp;&quot;</p>");
  }

  /** Characters that XML forbids, or that turn the direction of what follows, do not pass. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u001b", "\u0085", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ud800",
        "\uffff"
      })
  void steeringCharactersAreReplaced(String steering) {
    assertThat(new Markup().leaf("p", "a" + steering + "b")).hasToString("<p>a\uFFFDb</p>");
  }

  @Test
  void lettersOfAllPlanesPass() {
    assertThat(new Markup().text("ℝ 🌱 漢").toString()).isEqualTo("ℝ 🌱 漢");
  }

  @Test
  void elementsNest() {
    Markup inner = new Markup().empty("hr");
    assertThat(new Markup().open("a").open("b").add(inner).close().closeLine())
        .hasToString("<a><b><hr/></b></a>\n");
  }

  @Test
  void anOpenElementIsNoText() {
    Markup markup = new Markup().open("table");
    assertThatThrownBy(markup::toString)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("table");
  }

  @Test
  void anAttributeHasAValue() {
    Markup markup = new Markup();
    assertThatThrownBy(() -> markup.open("p", "title"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
