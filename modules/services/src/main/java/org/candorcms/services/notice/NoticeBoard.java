// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.api.json.Json;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notices;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Notices of all plugins. Immediate, because deliveries of an earlier run may wait. */
@Component(
    service = {Notices.class, NoticeBoard.class},
    immediate = true,
    configurationPid = NoticeSettings.PID)
public final class NoticeBoard implements Notices {
  private static final Duration AFTER_START = Duration.ofSeconds(5);
  private static final int MAX_PAYLOAD = 100_000;

  private final Board board;
  private final Deliveries deliveries;
  private final Json json;
  private final HostSettings host;
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

  /** Serves this process. */
  @Activate
  public NoticeBoard(
      @Reference(target = "(candor.store=services)") Store store,
      @Reference Clock clock,
      @Reference Json json,
      @Reference HostSettings host,
      @Reference Mail mail,
      NoticeSettings settings) {
    this(store, clock, json, host, mail, Destinations.of(settings));
    deliveries.wake(AFTER_START);
  }

  NoticeBoard(
      Store store,
      Clock clock,
      Json json,
      HostSettings host,
      Mail mail,
      Destinations destinations) {
    this.board = new Board(store, clock);
    this.json = json;
    this.host = host;
    this.deliveries = new Deliveries(board, mail, destinations, this::raise);
  }

  /** Reads changed settings. */
  @Modified
  public void modified(NoticeSettings settings) {
    deliveries.redirect(Destinations.of(settings));
  }

  /** Stops delivering. */
  @Deactivate
  public void stop() {
    deliveries.close();
  }

  @Override
  public void raise(Notice notice) {
    if (board.raise(notice, this::deliveriesOf) > 0) {
      deliveries.soon();
    }
  }

  @Override
  public void resolve(String key) {
    board.resolve(key);
  }

  Board board() {
    return board;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  private List<DeliveryRow> deliveriesOf(Notice notice) {
    Instant now = board.now();
    String url = host.baseUrl().map(Object::toString).orElse("") + notice.path();
    String payload = payload(notice, now, url);
    return deliveries
        .destinations()
        .targets(notice)
        .map(
            target -> {
              DeliveryRow row = new DeliveryRow();
              row.id = ids.generate().toString();
              row.target = target;
              row.noticeKey = notice.key();
              row.payload = row.isMail() ? "" : payload;
              row.line = notice.title() + "\n" + url;
              row.state = DeliveryRow.WAITING;
              row.createdAt = now;
              row.nextAt = now;
              row.mailGroup = "";
              row.problem = "";
              return row;
            })
        .toList();
  }

  private String payload(Notice notice, Instant now, String url) {
    String text = json.write(document(notice, now, url, notice.data()));
    return text.length() <= MAX_PAYLOAD
        ? text
        : json.write(document(notice, now, url, Map.of("omitted", "too large")));
  }

  private static Map<String, Object> document(
      Notice notice, Instant now, String url, Map<String, Object> more) {
    Map<String, Object> data = new LinkedHashMap<>(more);
    data.put("key", notice.key());
    data.put("severity", notice.severity().name().toLowerCase(Locale.ROOT));
    data.put("title", notice.title());
    data.put("url", url);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", notice.kind());
    document.put("timestamp", now);
    document.put("data", data);
    return document;
  }
}
