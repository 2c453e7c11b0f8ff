// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.ArticleSource;
import org.candorcms.help.importing.Media;

/**
 * Where the links of articles lead. Files link to each other by relative path; here each path of an
 * import is known with the page and the image that it became.
 */
final class LinkMap {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  private final Map<String, String> pageBySource = new HashMap<>();
  private final Map<String, String> pageById = new HashMap<>();
  private final Map<String, String> pageByFileName = new HashMap<>();
  private final Set<String> pages = new HashSet<>();
  private final Map<String, String> media = new HashMap<>();

  LinkMap(List<ArticleSource> sources, Map<String, String> mediaByPath) {
    Set<String> ambiguous = new HashSet<>();
    for (ArticleSource source : sources) {
      pageById.put(source.id(), source.path());
      pages.add(source.path());
      if (!source.source().isEmpty()) {
        String key = key(source.source());
        pageBySource.put(key, source.path());
        String name = key.substring(key.lastIndexOf('/') + 1);
        if (pageByFileName.put(name, source.path()) != null) {
          ambiguous.add(name);
        }
      }
    }
    ambiguous.forEach(pageByFileName::remove);
    mediaByPath.forEach((path, name) -> media.put(path.toLowerCase(Locale.ROOT), name));
  }

  /**
   * Maps the target of a link or an image.
   *
   * @return an address, or a path from the root of the site; empty if it leads nowhere
   */
  String resolve(Article from, String target) {
    if (target.isEmpty() || target.startsWith("#") || target.startsWith("//")) {
      return target;
    }
    if (SCHEME.matcher(target).matches()) {
      return target;
    }
    int end = cut(target);
    String path = decoded(target.substring(0, end));
    int hash = target.indexOf('#', end);
    String fragment = hash < 0 ? "" : target.substring(hash);
    if (path.isEmpty()) {
      return fragment;
    }
    return path.startsWith("/")
        ? absolute(from, path, target, fragment)
        : relative(from, path, fragment);
  }

  private String absolute(Article from, String path, String target, String fragment) {
    if (pages.contains(path) || from.source().isEmpty()) {
      return target;
    }
    String inImport = pageBySource.get(key(path.substring(1)));
    if (inImport != null) {
      return inImport + fragment;
    }
    String image = media.get(path.substring(1).toLowerCase(Locale.ROOT));
    if (image != null) {
      return Media.PATH + image;
    }
    // Sites publish files under other folders than they keep them in; an unmistakable name will do.
    String name = key(path.substring(path.lastIndexOf('/') + 1));
    String named = pageByFileName.get(name);
    return named == null ? target : named + fragment;
  }

  private String relative(Article from, String path, String fragment) {
    String folder = folder(from.source());
    String full = normal(folder + path);
    String page = pageBySource.get(key(full));
    if (page != null) {
      return page + fragment;
    }
    String image = media.get(full.toLowerCase(Locale.ROOT));
    if (image != null) {
      return Media.PATH + image;
    }
    String plain = withoutExtension(path);
    if (pageById.containsKey(plain)) {
      return pageById.get(plain) + fragment;
    }
    String sibling = Article.path(from.lang(), plain);
    return pages.contains(sibling) ? sibling + fragment : "";
  }

  private static int cut(String target) {
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) == '#' || target.charAt(i) == '?') {
        return i;
      }
    }
    return target.length();
  }

  private static String folder(String source) {
    return source.substring(0, source.lastIndexOf('/') + 1);
  }

  private static String key(String path) {
    return withoutExtension(path).toLowerCase(Locale.ROOT);
  }

  private static String withoutExtension(String path) {
    return path.replaceFirst("(?i)\\.(md|markdown|html?)$", "").replaceFirst("/$", "");
  }

  private static String normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException odd) {
      return path;
    }
  }
}
