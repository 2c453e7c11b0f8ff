// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.util.List;
import java.util.Optional;
import org.candorcms.api.health.HealthCheck;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that somebody can sign in. Works on a thread of its own, because hashing a password is
 * slow on purpose; the product is not ready before it has ended.
 */
@Component(service = HealthCheck.class, immediate = true)
public final class FirstAdministrator implements HealthCheck {
  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
  static final String NAME = "admin";

  private final Accounts accounts;
  private final Directory directory;
  private final AuditLog audit;
  private final Optional<String> password;
  private final Thread worker;
  private volatile Health health = Health.bad("the first account is being made");

  /** Starts at once. */
  @Activate
  public FirstAdministrator(
      @Reference Directory directory, @Reference HostSettings settings, @Reference AuditLog audit) {
    this.accounts = directory.accounts();
    this.directory = directory;
    this.audit = audit;
    this.password = settings.get("candor.admin.password").filter(p -> !p.isEmpty());
    this.worker = new Thread(this::run, "candor-first-administrator");
    worker.setDaemon(true);
    worker.start();
  }

  private void run() {
    try {
      if (accounts.isEmpty()) {
        create();
      } else {
        password.ifPresent(this::keepUpToDate);
      }
      health = Health.good();
    } catch (RuntimeException e) {
      log.error("The first administrator could not be made", e);
      health = Health.bad("the first administrator could not be made");
    }
  }

  private void create() {
    String chosen = password.orElseGet(Secrets::password);
    accounts.create(NAME, chosen, List.of(Role.ADMINISTRATOR));
    audit.record("candor", "user.created", NAME);
    if (password.isEmpty()) {
      announce(chosen);
    }
  }

  /** The only line on standard output: it must not end up in a log file. */
  @SuppressWarnings("SystemOut")
  private static void announce(String chosen) {
    System.out.println(
        "Sign in at /admin as '" + NAME + "' with the password " + chosen + " (shown only now)");
    System.out.flush();
  }

  /** Whoever sets the environment may set the password, also later. */
  private void keepUpToDate(String chosen) {
    if (accounts.find(NAME).isPresent() && accounts.verify(NAME, chosen).isEmpty()) {
      accounts.change(NAME, Optional.of(chosen), Optional.empty());
      directory.forget();
      audit.record("candor", "user.password-set", NAME);
      log.info("The password of {} was set from CANDOR_ADMIN_PASSWORD", NAME);
    }
  }

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public Health check() {
    return health;
  }

  /** Waits a moment for the worker: its store goes away next. */
  @Deactivate
  public void stop() throws InterruptedException {
    worker.join(2_000);
  }
}
