// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.media;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps pictures that visitors send: JPEG, PNG and WebP, recognised by content, never by name. Each
 * is decoded, turned upright and written anew without anything but its pixels, so no place, camera
 * or foreign byte stays. It gets a name that cannot be guessed and is served below {@code /media/}
 * for ever, until it is removed. Thread-safe; decoding is bounded for the whole process, so a call
 * may wait for its turn.
 *
 * @since 1.0
 */
@ProviderType
public interface Images {
  /** Largest upload in bytes. */
  int MAX_BYTES = 10 * 1024 * 1024;

  /**
   * Takes a picture; it is on disk when this returns.
   *
   * @param upload the file as sent, at most {@link #MAX_BYTES}
   * @throws org.candorcms.api.problem.ProblemException 413 for too many bytes or pixels, 415 for
   *     another kind of file, 422 for a broken one, 503 if too many wait
   */
  Image add(byte[] upload);

  /**
   * The picture with an id, from the id alone: nothing is read.
   *
   * @throws IllegalArgumentException if this is no id of a picture
   */
  Image image(String id);

  /** Removes a picture and its thumbnail; nothing if it is gone. */
  void remove(String id);
}
