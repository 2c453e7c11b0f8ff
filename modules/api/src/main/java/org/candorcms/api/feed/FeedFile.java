// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A feed in a form of its own at {@code /feeds/{name}.{ending}}, such as one that a shopping site
 * reads, registered with {@link FeedName}. A {@link FeedSource} is what readers subscribe to.
 *
 * @since 1.1
 */
@ConsumerType
public interface FeedFile {
  /**
   * What follows the dot; {@code [a-z0-9]{1,10}}, none of {@code atom}, {@code rss} and {@code
   * json}.
   */
  String ending();

  /** Media type of the file. */
  String mediaType();

  /**
   * Writes the file. May block and may be long: it is streamed.
   *
   * @param absolute address of a path of this site, with scheme and host
   */
  void write(OutputStream out, UnaryOperator<String> absolute) throws IOException;
}
