// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.category;

/**
 * A category.
 *
 * @param path slugs separated by slashes
 * @param order smaller comes first
 */
public record Category(String lang, String path, String title, String description, int order) {
  /** Path of its page from the root of the site. */
  public String page() {
    return "/help/" + lang + "/c/" + path;
  }

  /** Path of the category above; empty for none. */
  public String parent() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
