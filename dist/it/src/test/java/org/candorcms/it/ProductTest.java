// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import java.util.Map;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.arquillian.CandorContainer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test against the product with the demo site, which the suite starts once. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class ProductTest {
  static Site site() {
    return CandorContainer.running().site();
  }

  static Answer putArticle(String id, String title, String body, String lang) {
    return site()
        .put(
            "/api/help/articles/" + id,
            Map.of("title", title, "body", body, "lang", lang, "category", "tests"));
  }

  static Answer search(String query, String lang) {
    return site().get("/api/help/search?q=" + Site.encode(query) + "&lang=" + lang).expect(200);
  }
}
