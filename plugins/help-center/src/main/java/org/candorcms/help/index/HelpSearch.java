// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.index;

import java.util.List;
import java.util.function.LongConsumer;
import org.candorcms.help.search.SearchRequest;
import org.candorcms.help.search.SearchResult;
import org.candorcms.help.search.SuggestRequest;
import org.candorcms.help.search.Suggestions;

/**
 * Finds articles. While an older version of the plugin serves, a newer one registers it only once
 * its index has caught up with the database, so that nobody gets less than before.
 */
public interface HelpSearch {
  /** Finds articles. */
  SearchResult search(SearchRequest request);

  /** Completes what is being typed. */
  Suggestions suggest(SuggestRequest request);

  /** Ids of articles like this one in the same language. */
  List<String> related(String id, int limit);

  /** The number of articles that can be found. */
  int count();

  /** Builds the index anew from the database while searches go on; blocks until it is done. */
  void rebuild(LongConsumer progress);
}
