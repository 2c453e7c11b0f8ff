// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.candorcms.rendering.cache.Body;

/**
 * The files under {@code assets/} of one version of a bundle or theme. All share one hash in their
 * address, so that modules and style sheets may refer to each other by relative address.
 */
public final class AssetSet {
  private final String owner;
  private final String hash;
  private final Map<String, Body> bodies = new TreeMap<>();

  /**
   * Reads all assets.
   *
   * @param owner second part of the address
   * @param made assets that are not files
   */
  public AssetSet(String owner, Resources resources, Map<String, byte[]> made) {
    this.owner = owner;
    Map<String, byte[]> files = new TreeMap<>(made);
    for (String path : resources.list("assets")) {
      resources.read(path).ifPresent(bytes -> files.put(path.substring("assets/".length()), bytes));
    }
    MessageDigest digest = sha256();
    files.forEach(
        (name, bytes) -> {
          digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          digest.update(bytes);
          bodies.put(name, new Body(bytes, MediaTypes.of(name)));
        });
    this.hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Second part of the address. */
  public String owner() {
    return owner;
  }

  /** First part of the address, from the content of all files. */
  public String hash() {
    return hash;
  }

  /** A file by its name under {@code assets/}. */
  public Optional<Body> find(String name) {
    return Optional.ofNullable(bodies.get(name));
  }

  /** The path of a file from the root of the site. */
  public String path(String name) {
    return "/assets/" + hash + '/' + owner + '/' + name;
  }
}
