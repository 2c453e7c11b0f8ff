// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.testkit.EmbeddedStore;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class SessionResourceTest {
  private final MovingClock clock = new MovingClock();
  private EmbeddedStore store;
  private Directory directory;
  private SessionResource resource;

  @BeforeEach
  void open() throws Exception {
    store = EmbeddedStore.of("security");
    FixedSettings settings = new FixedSettings(Map.of());
    directory = new Directory(store, settings, clock);
    directory.accounts().create("ada", "correct horse", List.of(Role.EDITOR));
    resource =
        new SessionResource(
            directory, new AuditTrail(store, clock), Optional.of(new Throttle(clock)), settings);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void rotatesTheSessionAtEverySignIn() {
    NewCookie first = signIn("https://example.org/candor/api/session", null);
    assertThat(first.isHttpOnly()).isTrue();
    assertThat(first.isSecure()).isTrue();
    assertThat(first.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
    assertThat(first.getPath()).isEqualTo("/candor");
    assertThat(directory.bySession(first.getValue())).isPresent();

    NewCookie second = signIn("http://localhost:8080/api/session", first.getValue());
    assertThat(second.isSecure()).isFalse();
    assertThat(second.getPath()).isEqualTo("/");
    assertThat(directory.bySession(first.getValue())).isEmpty();
    assertThat(directory.bySession(second.getValue())).isPresent();

    Response out = resource.signOut(second.getValue(), null, uri("http://localhost/api/session"));
    assertThat(out.getStatus()).isEqualTo(204);
    assertThat(out.getCookies().get("candor_session").getMaxAge()).isZero();
    assertThat(directory.bySession(second.getValue())).isEmpty();
  }

  @Test
  void refusesGuessing() {
    for (int i = 0; i < Throttle.ATTEMPTS; i++) {
      assertThat(status("wrong " + i)).isEqualTo(401);
    }
    assertThat(status("correct horse")).isEqualTo(429);
  }

  private int status(String password) {
    return catchThrowableOfType(
            ProblemException.class,
            () ->
                resource.signIn(
                    new SessionResource.SignIn("ada", password),
                    null,
                    null,
                    uri("http://localhost/api/session")))
        .code()
        .status();
  }

  private NewCookie signIn(String address, String before) {
    Response response =
        resource.signIn(
            new SessionResource.SignIn("ada", "correct horse"), before, null, uri(address));
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getEntity())
        .isEqualTo(new SessionResource.Me("ada", List.of(Role.EDITOR, Role.MODERATOR)));
    return response.getCookies().get("candor_session");
  }

  private static UriInfo uri(String address) {
    return (UriInfo)
        Proxy.newProxyInstance(
            SessionResourceTest.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, arguments) -> URI.create(address));
  }
}
