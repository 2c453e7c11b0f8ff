// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;

/** Which articles count as found: those with a word of the query that is not in nearly all. */
final class Matching {
  private Matching() {}

  /** An article with one of these is found. */
  static List<Term> terms(List<Plan> plans, Vocabulary vocabulary) throws IOException {
    Set<Term> rare = new LinkedHashSet<>();
    Set<Term> any = new LinkedHashSet<>();
    for (Plan plan : plans) {
      String field = plan.language().stems();
      int many = vocabulary.holding(field) / 3;
      for (Plan.Slot slot : plan.slots()) {
        for (Plan.Choice choice : slot.choices()) {
          for (Analysis.Word word : choice.words()) {
            int articles = vocabulary.articles(field, word.stem());
            if (articles > 0) {
              any.add(new Term(field, word.stem()));
            }
            if (articles > 0 && articles <= many) {
              rare.add(new Term(field, word.stem()));
            }
          }
        }
      }
    }
    return List.copyOf(rare.isEmpty() ? any : rare);
  }
}
