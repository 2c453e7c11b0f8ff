// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.time.LocalDate;
import org.candorcms.disclosure.rules.Source;

/** A source as answers name it. */
public record SourceView(String title, String url, String grade, LocalDate retrieved) {
  static SourceView of(Source source) {
    return new SourceView(source.title(), source.url(), source.grade(), source.retrieved());
  }
}
