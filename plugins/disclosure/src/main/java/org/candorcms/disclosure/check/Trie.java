// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words and beginnings of words, all found in one walk along a text, however many there are. */
final class Trie<T> {
  private static final int LATIN = 0x250;

  private final Node<T> root = new Node<>();

  /** What stands after the first letter, for the letters of Latin script: most walks end there. */
  @SuppressWarnings("unchecked")
  private final Node<T>[] latin = new Node[LATIN];

  /** The letters that have led here are the way through the tree. */
  @SuppressWarnings("unchecked")
  private static final class Node<T> {
    private char[] letters = {};
    private Node<T>[] next = new Node[0];
    private List<T> words = List.of();
    private List<T> beginnings = List.of();

    @Nullable Node<T> after(char letter) {
      int at = Arrays.binarySearch(letters, letter);
      return at < 0 ? null : next[at];
    }

    Node<T> grown(char letter) {
      int at = Arrays.binarySearch(letters, letter);
      if (at >= 0) {
        return next[at];
      }
      int place = -at - 1;
      int after = letters.length - place;
      letters = Arrays.copyOf(letters, letters.length + 1);
      System.arraycopy(letters, place, letters, place + 1, after);
      letters[place] = letter;
      next = Arrays.copyOf(next, letters.length);
      System.arraycopy(next, place, next, place + 1, after);
      next[place] = new Node<>();
      return next[place];
    }
  }

  /**
   * Adds what a word, or several parted by spaces, stands for. With a {@code *} they are a
   * beginning, and what follows it is for the caller to look at.
   */
  void add(String words, T value) {
    int open = words.indexOf('*');
    Node<T> node = root;
    for (int i = 0; i < (open < 0 ? words.length() : open); i++) {
      node = node.grown(words.charAt(i));
    }
    if (open >= 0) {
      node.beginnings = with(node.beginnings, value);
    } else {
      node.words = with(node.words, value);
    }
    char first = words.charAt(0);
    if (first < LATIN) {
      latin[first] = root.after(first);
    }
  }

  private static <T> List<T> with(List<T> known, T value) {
    List<T> more = new ArrayList<>(known.size() + 1);
    more.addAll(known);
    more.add(value);
    return more;
  }

  boolean isEmpty() {
    return root.next.length == 0;
  }

  /** Collects what the words of a text stand for that begin at a place, and their beginnings. */
  void collect(String text, int from, List<T> into) {
    Node<T> node = root;
    for (int i = from; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (!node.words.isEmpty() && letter <= ' ') {
        into.addAll(node.words);
      }
      node = i == from && letter < LATIN ? latin[letter] : node.after(letter);
      if (node == null) {
        return;
      }
      if (!node.beginnings.isEmpty()) {
        into.addAll(node.beginnings);
      }
    }
    into.addAll(node.words);
  }

  /** Collects the beginnings that stand at the end of a stretch of a text, read backwards. */
  void collectBack(String text, int from, int to, List<T> into) {
    Node<T> node = root;
    for (int i = to - 1; i >= from; i--) {
      node = node.after(text.charAt(i));
      if (node == null) {
        return;
      }
      into.addAll(node.beginnings);
    }
  }
}
