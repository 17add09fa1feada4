package org.plumbline.report.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's Chromium without a window, with one page that is looked at as a reader would have it: a
 * width, a theme, on screen or on paper. No name resolves, so that no request leaves the machine.
 */
final class Chromium implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  private static final List<String> OPTIONS =
      List.of(
          "--headless=new",
          "--remote-debugging-port=0",
          "--remote-allow-origins=*",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-extensions",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-sync",
          "--no-first-run",
          "--no-pings",
          "--hide-scrollbars",
          "--host-resolver-rules=MAP * ~NOTFOUND");

  private static final int HEIGHT = 900;
  private static final long START_SECONDS = 60;

  private final Process process;
  private final Path profile;
  private final DevTools tools;
  private final String session;

  private Chromium(Process process, Path profile) throws IOException {
    this.process = process;
    this.profile = profile;
    this.tools = DevTools.connect(address());
    String target =
        tools.ask("", "Target.createTarget", "url", "about:blank").get("targetId").asText();
    this.session =
        tools
            .ask("", "Target.attachToTarget", "targetId", target, "flatten", true)
            .get("sessionId")
            .asText();
    Stream.of("Page", "Network", "Runtime", "Log").forEach(domain -> ask(domain + ".enable"));
  }

  private static Optional<Path> installed() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  /** Skips a test where there is no browser, unless the environment says that there must be one. */
  static void assumeInstalled() {
    boolean isRequired = "required".equals(System.getenv("PLUMBLINE_BROWSER"));
    assumeTrue(
        isRequired || installed().isPresent(),
        "pages are not looked at, for want of Chromium: apt-get install chromium");
  }

  /** Starts the browser, with a profile of its own that is removed when it is closed. */
  static Chromium start() throws IOException {
    Path profile = Files.createTempDirectory("plumbline-chromium");
    List<String> command = new ArrayList<>();
    command.add(installed().orElseThrow().toString());
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + profile);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    try {
      return new Chromium(process, profile);
    } catch (IOException | RuntimeException e) {
      end(process, profile);
      throw e;
    }
  }

  /** The browser writes its port and path into its profile once it listens. */
  private URI address() throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      pause();
    }
    throw new IOException(
        "Chromium does not start: " + Files.readString(profile.resolve("log")).strip());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A command about the page. */
  JsonNode ask(String method, Object... parameters) {
    return tools.ask(session, method, parameters);
  }

  /** How a page is looked at. */
  record View(int width, String scheme, String media) {
    /** On a screen. */
    static View screen(int width, String scheme) {
      return new View(width, scheme, "screen");
    }

    @Override
    public String toString() {
      return media + " of " + width + " px, " + scheme;
    }
  }

  /** The view from now on, of pages that are open as well. */
  void look(View view) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        "width",
        view.width(),
        "height",
        HEIGHT,
        "deviceScaleFactor",
        1,
        "mobile",
        false);
    ask(
        "Emulation.setEmulatedMedia",
        "media",
        view.media(),
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", view.scheme())));
  }

  /** Opens a file; returns once all of it has been loaded. */
  void open(Path file) {
    tools.events().clear();
    JsonNode opened = ask("Page.navigate", "url", file.toUri().toString());
    if (opened.has("errorText")) {
      throw new IllegalStateException(file + ": " + opened.get("errorText").asText());
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isLoaded()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(file + " is not loaded");
      }
      pause();
    }
  }

  /** The browser says so, whether scripts run or not. */
  private boolean isLoaded() {
    return tools.events().stream()
        .anyMatch(event -> event.path("method").asText().equals("Page.loadEventFired"));
  }

  /** The value of an expression of JavaScript on the page. */
  JsonNode evaluate(String expression) {
    JsonNode answer = ask("Runtime.evaluate", "expression", expression, "returnByValue", true);
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return answer.get("result").path("value");
  }

  /** Whether an expression comes to be true, as one may once the page has been drawn anew. */
  boolean becomes(String expression) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!evaluate(expression).asBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** What went wrong or was asked for since the page was opened, the page itself apart. */
  List<String> incidents() {
    List<String> incidents = new ArrayList<>();
    boolean isFirst = true;
    for (JsonNode event : tools.events()) {
      JsonNode given = event.path("params");
      switch (event.path("method").asText()) {
        case "Runtime.exceptionThrown" ->
            incidents.add("exception: " + given.path("exceptionDetails"));
        case "Log.entryAdded" -> incidents.add("log: " + given.at("/entry/text").asText());
        case "Runtime.consoleAPICalled" -> incidents.add("console: " + given.path("args"));
        case "Network.requestWillBeSent" -> {
          if (!isFirst) {
            incidents.add("request: " + given.at("/request/url").asText());
          }
          isFirst = false;
        }
        default -> {}
      }
    }
    return incidents;
  }

  /** Pushes a key of the given name and code while the page has the focus. */
  void press(String key, int code) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      ask(
          "Input.dispatchKeyEvent",
          "type",
          type,
          "key",
          key,
          "code",
          key,
          "windowsVirtualKeyCode",
          code);
    }
  }

  @Override
  public void close() throws IOException {
    tools.close();
    end(process, profile);
  }

  private static void end(Process process, Path profile) throws IOException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(e -> one).join());
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
