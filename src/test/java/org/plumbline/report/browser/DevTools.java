package org.plumbline.report.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Chrome DevTools protocol over one socket: commands that are answered, and events in the order
 * of their coming.
 */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  /** A browser that does not answer for so long never will; what a command takes is a second. */
  private static final long PATIENCE_SECONDS = 60;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger number = new AtomicInteger();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  private DevTools(URI address) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, this)
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
  }

  /** Connects to a browser. */
  static DevTools connect(URI address) {
    return new DevTools(address);
  }

  /**
   * The answer to a command.
   *
   * @param session the session of a page; empty for the browser itself
   * @param parameters names and values in turn
   */
  JsonNode ask(String session, String method, Object... parameters) {
    int id = number.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    ObjectNode given = message.putObject("params");
    for (int k = 0; k < parameters.length; k += 2) {
      given.set(String.valueOf(parameters[k]), JSON.valueToTree(parameters[k + 1]));
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket.sendText(message.toString(), true);
    JsonNode answered = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (answered.has("error")) {
      throw new IllegalStateException(method + ": " + answered.get("error"));
    }
    return answered.get("result");
  }

  /** The events that have come. */
  List<JsonNode> events() {
    return events;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
    part.append(text);
    if (isLast) {
      take(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void take(String message) {
    try {
      JsonNode json = JSON.readTree(message);
      CompletableFuture<JsonNode> answer = asked.remove(json.path("id").asInt());
      if (answer == null) {
        events.add(json);
      } else {
        answer.complete(json);
      }
    } catch (IOException e) {
      throw new CompletionException(message, e);
    }
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    asked.values().forEach(answer -> answer.completeExceptionally(error));
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    asked
        .values()
        .forEach(answer -> answer.completeExceptionally(new IOException("closed " + reason)));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
