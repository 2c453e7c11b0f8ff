// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Which articles count as found: those with a word of the query that is not in nearly all. */
final class Matching {
  private Matching() {}

  static Query query(List<Plan> plans, Vocabulary vocabulary) throws IOException {
    BooleanQuery.Builder rare = new BooleanQuery.Builder();
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    boolean someRare = false;
    for (Plan plan : plans) {
      int many = vocabulary.holding(plan.language().stems()) / 3;
      for (Plan.Slot slot : plan.slots()) {
        for (Plan.Choice choice : slot.choices()) {
          for (Analysis.Word word : choice.words()) {
            String field = plan.language().stems();
            Query each = new TermQuery(new Term(field, word.stem()));
            any.add(each, Occur.SHOULD);
            int articles = vocabulary.articles(field, word.stem());
            if (articles > 0 && articles <= many) {
              rare.add(each, Occur.SHOULD);
              someRare = true;
            }
          }
        }
      }
    }
    return someRare ? rare.build() : any.build();
  }
}
