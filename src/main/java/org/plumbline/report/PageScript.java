package org.plumbline.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one script of a page, for figures that show several instants: a slider, which without the
 * script is hidden, shows one of them. It reads as XML as it stands.
 */
final class PageScript {
  static final String TEXT =
      """

      for (const control of document.querySelectorAll('.instants')) {
        const slider = control.querySelector('input');
        const told = control.querySelector('output');
        const instants = [...control.closest('figure').querySelectorAll('.instant')];
        const show = () => {
          instants.forEach((one, k) => one.classList.toggle('shown', k === slider.valueAsNumber));
          told.textContent = instants[slider.valueAsNumber].dataset.text;
          slider.setAttribute('aria-valuetext', told.textContent);
        };
        slider.addEventListener('input', show);
        slider.max = instants.length - 1;
        slider.value = slider.max;
        control.hidden = false;
        show();
      }
      """;

  private PageScript() {}

  /** What the policy of a page has to permit for it, and for no other script. */
  static String permission() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
