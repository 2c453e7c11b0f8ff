// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.Upload;
import org.junit.jupiter.api.Test;

class MultipartTest {
  private static final String TYPE = "multipart/form-data; boundary=\"b-1\"";

  private static byte[] body(Object... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < parts.length; i += 2) {
      out.write(("--b-1\r\n" + parts[i] + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      out.write(
          parts[i + 1] instanceof byte[] bytes
              ? bytes
              : parts[i + 1].toString().getBytes(StandardCharsets.UTF_8));
      out.write('\r');
      out.write('\n');
    }
    out.write("--b-1--\r\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static String field(String name) {
    return "Content-Disposition: form-data; name=\"" + name + "\"";
  }

  private static String file(String name, String fileName) {
    return field(name) + "; filename=\"" + fileName + "\"\r\nContent-Type: image/png";
  }

  @Test
  void readsFieldsAndFiles() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0, '-', '-', 'b', '\r', '\n', (byte) 255};
    Sent sent =
        Multipart.read(
            body(
                field("title"), "ดีมาก",
                field("tag"), "a",
                field("tag"), "b",
                field("empty"), "",
                file("photos", "C:\\pictures\\ลูก.png"), png,
                file("photos", "../../two.png"), new byte[0],
                file("none", ""), new byte[0],
                field("return"), "/x"),
            TYPE);
    assertThat(sent.fields())
        .containsEntry("title", List.of("ดีมาก"))
        .containsEntry("tag", List.of("a", "b"))
        .containsEntry("empty", List.of(""));
    assertThat(sent.files()).containsOnlyKeys("photos");
    List<Upload> photos = sent.files().getOrDefault("photos", List.of());
    assertThat(photos).extracting(Upload::fileName).containsExactly("ลูก.png", "two.png");
    assertThat(photos).extracting(Upload::contentType).containsOnly("image/png");
    assertThat(photos.get(0).bytes()).isEqualTo(png);
    assertThat(sent.values()).containsKeys("title", "photos").doesNotContainKey("return");
    assertThat(sent.typed()).containsEntry("tag", "a,b").doesNotContainKey("photos");
  }

  @Test
  void aSingleFileStandsAlone() throws IOException {
    Sent sent = Multipart.read(body(file("photo", "a.png"), "x"), TYPE);
    assertThat(sent.values().get("photo")).isInstanceOf(Upload.class);
  }

  @Test
  void leavesOutWhatBreaksOff() throws IOException {
    byte[] whole = body(field("a"), "1", file("photo", "a.png"), new byte[5_000]);
    for (int end : new int[] {0, 5, 20, 60, 200, whole.length - 20}) {
      Sent sent = Multipart.read(Arrays.copyOf(whole, end), TYPE);
      assertThat(sent.files()).isEmpty();
    }
    assertThat(Multipart.read(new byte[0], TYPE).fields()).isEmpty();
    assertThatThrownBy(() -> Multipart.read(whole, "multipart/form-data"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void boundsTheNumberOfParts() throws IOException {
    Object[] many = new Object[402];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = field("a");
      many[i + 1] = "1";
    }
    byte[] body = body(many);
    assertThatThrownBy(() -> Multipart.read(body, TYPE)).isInstanceOf(ProblemException.class);
  }

  @Test
  void takesLargeBodiesAsLongAsTheyFit() throws IOException {
    FormBody bodies = new FormBody();
    byte[] large = new byte[3_000_000];
    Arrays.fill(large, (byte) 7);
    Answer answer = new Answer(204, Map.of(), null);
    assertThat(
            bodies.use(
                new ByteArrayInputStream(large),
                large.length,
                body -> {
                  assertThat(body).isEqualTo(large);
                  return answer;
                }))
        .isSameAs(answer);
    assertThatThrownBy(
            () -> bodies.use(new ByteArrayInputStream(large), large.length - 1, body -> answer))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> bodies.use(new ByteArrayInputStream(large), 1_000, body -> answer))
        .isInstanceOf(ProblemException.class);
    assertThat(bodies.use(new ByteArrayInputStream(new byte[10]), 10, body -> answer))
        .isSameAs(answer);
  }
}
