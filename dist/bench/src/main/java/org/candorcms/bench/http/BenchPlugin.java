// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.candorcms.api.page.Page;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.page.PageResult;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.widget.View;
import org.candorcms.testkit.Site;

/** A plugin with an endpoint that says hello and a page that may not be reused. */
public final class BenchPlugin {
  private static final int REVIEWS = 20;

  private BenchPlugin() {}

  static void install(Site site) throws IOException {
    site.authorized("POST", "/api/plugins", jar(), "Content-Type", "application/java-archive")
        .expect(200);
  }

  private static byte[] jar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "org.candorcms.bench-plugin");
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Service-Component", "OSGI-INF/rest.xml,OSGI-INF/page.xml");
    main.putValue(
        "Import-Package",
        "jakarta.ws.rs;version=\"[3.1,4)\",jakarta.ws.rs.core;version=\"[3.1,4)\","
            + "jakarta.annotation.security;version=\"[2.1,3)\","
            + "org.candorcms.api.page;version=\"[1.0,2)\","
            + "org.candorcms.api.widget;version=\"[1.0,2)\"");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (Class<?> type :
          List.of(
              BenchPlugin.class,
              HelloApplication.class,
              HelloResource.class,
              ReviewsPage.class,
              Review.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in =
            Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
          add(out, name, in.readAllBytes());
        }
      }
      component(
          out,
          "rest",
          HelloApplication.class,
          Application.class,
          "osgi.jakartars.application.base",
          "/bench");
      component(out, "page", ReviewsPage.class, PageSource.class, "candor.page.prefix", "/bench");
      add(
          out,
          "templates/bench/reviews.hbs",
          ("<ul class=\"card-list\">{{#each reviews}}<li class=\"card\"><h3 class=\"card-title\">"
                  + "{{title}}</h3><p>{{stars}} of 5, {{author}}</p><p>{{body}}</p>"
                  + "{{#if verified}}<p class=\"badge\">verified</p>{{/if}}</li>{{/each}}</ul>")
              .getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void component(
      JarOutputStream out,
      String name,
      Class<?> type,
      Class<?> service,
      String property,
      String value)
      throws IOException {
    String xml =
        """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="bench.%s">
          <implementation class="%s"/>
          <service><provide interface="%s"/></service>
          <property name="%s" value="%s"/>
        </scr:component>
        """
            .formatted(name, type.getName(), service.getName(), property, value);
    add(out, "OSGI-INF/" + name + ".xml", xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  /** {@code /api/bench}. */
  public static final class HelloApplication extends Application {
    @Override
    public Set<Object> getSingletons() {
      return Set.of(new HelloResource());
    }
  }

  /** The same resource as that of the reference. */
  @Path("hello")
  public static final class HelloResource {
    /** The least that a JSON endpoint can say. */
    @GET
    @Produces("application/json")
    @PermitAll
    public Map<String, String> hello() {
      return Map.of("hello", "world");
    }
  }

  /**
   * A review as a template reads it.
   *
   * @param title of the review
   * @param author of the review
   * @param stars 1 to 5
   * @param body text
   * @param verified whether it was checked
   */
  public record Review(String title, String author, int stars, String body, boolean verified) {}

  /** A page of twenty reviews that is rendered anew for each request. */
  public static final class ReviewsPage implements PageSource {
    @Override
    public PageResult page(PageRequest request) {
      List<Review> reviews = new ArrayList<>();
      for (int i = 0; i < REVIEWS; i++) {
        reviews.add(
            new Review(
                "Warm & light, number " + i,
                "Customer " + i,
                1 + i % 5,
                "I wore it for three weeks on the way to work. The sleeves are a little long, but"
                    + " the wool keeps its shape & does not itch. Washed it twice by hand.",
                i % 2 == 0));
      }
      Page page =
          Page.of("Reviews", Locale.ENGLISH, "page")
              .with(
                  "main",
                  View.of("bench/reviews", Map.of("reviews", reviews)).reusableFor(Duration.ZERO));
      Page.Head head = page.head();
      return page.withHead(
          new Page.Head(
              head.description(),
              head.canonicalPath(),
              head.alternates(),
              head.breadcrumbs(),
              head.type(),
              head.imagePath(),
              null,
              false,
              Duration.ZERO,
              ""));
    }
  }
}
