// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How much a review helps to decide. Computed from the words alone when a review is written, plus
 * the votes it gets; stars do not enter, so swapping them changes nothing.
 *
 * <pre>
 * content = detail (0-24) + trade-off (16; one side only 6) + duration (12) + context (8)
 *           + fit (8) + photo (6) + verified (6)                                       at most 80
 * score   = content + 20 h / (h + 5), h = votes that found it helpful                 at most 100
 * </pre>
 *
 * Detail grows with the logarithm of the length up to about 150 words: depth helps (Mudambi and
 * Schuff, "What makes a helpful online review?", MIS Quarterly 34(1), 2010), with diminishing
 * returns (Baek, Ahn and Choi, International Journal of Electronic Commerce 17(2), 2012). Naming
 * both sides is weighed most after it: argument density and diversity raise perceived usefulness
 * (Willemsen, Neijens, Bronner and de Ridder, "Highly Recommended!", Journal of Computer-Mediated
 * Communication 17(1), 2011). How long and in which situation the product was used, the reviewer's
 * fit, a photo and a proof of purchase let readers judge whether the experience applies to them.
 * The weights are ours. Votes saturate (half of their weight at 5), so that early reviews do not
 * stay ahead for ever.
 */
public final class UsefulnessScore {
  private static final int FULL_WORDS = 150;
  private static final int CHARACTERS_PER_WORD = 5;

  /** Units of time, in the languages of the product; what follows them does not matter. */
  private static final Cues UNIT =
      Cues.of(
          "day* week* month* year* season* wash* wear* tag* woche* monat* jahr* wäsche* ngày* tuần*"
              + " tháng* năm* *วัน* *สัปดาห์* *อาทิตย์* *เดือน* *ปี* *ມື້* *ອາທິດ* *ເດືອນ* *ປີ* araw*"
              + " linggo* buwan* taon* *يوم* *أيام* *أسبوع* *أسابيع* *شهر* *أشهر* *سنة* *سنوات*");

  /** Numbers that stand before a unit as a word. */
  private static final Set<String> NUMBERS =
      Set.of(
          ("a an one two three four five six seven eight nine ten twelve several few ein eine einem"
                  + " zwei drei vier sechs một hai ba sáu isang dalawang tatlong")
              .split(" "));

  /** Words that tell of a use. */
  private static final Cues CONTEXT =
      Cues.of(
          "wore wearing worn at_work at_home travel* commut* hik* wedding office school winter"
              + " summer benutz* verwend* getragen arbeit reise* dùng sử_dụng đi_làm đi_chơi ginamit"
              + " ginagamit isinuot sa_trabaho sa_opisina *ใช้* *ใส่* *ทำงาน* *ໃຊ້* *ໃສ່* *ເຮັດວຽກ*"
              + " *استخدم* *استعمل* *ارتد* for_my for_the for_a for_our use_it use_this use_them"
              + " use_these used_it used_this used_them used_these using_it using_this using_them"
              + " using_these");

  /** The turn from one side to the other. */
  private static final Cues BUT =
      Cues.of(
          "but however although though except downside drawback on_the_other_hand aber jedoch"
              + " allerdings obwohl nachteil nhưng tuy_nhiên mặc_dù pero ngunit subalit kaya_lang"
              + " *แต่* *อย่างไรก็ตาม* *ແຕ່* *لكن* *غير_أن* *رغم*");

  private UsefulnessScore() {}

  /** Sets the score of a review that is about to be stored. */
  static void score(ReviewRow row) {
    String text = (row.title + '\n' + row.body).toLowerCase(Locale.ROOT);
    List<String> reasons = new ArrayList<>();
    int score = 0;
    int detail = detail(text + row.pros + row.cons);
    score += detail;
    if (detail >= 14) {
      reasons.add("detail");
    }
    boolean sides = !row.pros.isEmpty() && !row.cons.isEmpty();
    if (sides || (BUT.in(text) && detail >= 8)) {
      score += 16;
      reasons.add("trade-off");
    } else if (!row.pros.isEmpty() || !row.cons.isEmpty()) {
      score += 6;
    }
    if (UNIT.in(text, UsefulnessScore::counted)) {
      score += 12;
      reasons.add("duration");
    }
    if (CONTEXT.in(text) || !row.experiencedOn.isEmpty()) {
      score += 8;
      reasons.add("context");
    }
    if (!row.attributes.isEmpty()) {
      score += 8;
      reasons.add("fit");
    }
    if (!row.photos.isEmpty()) {
      score += 6;
      reasons.add("photo");
    }
    if (!row.verifiedMethod.isEmpty()) {
      score += 6;
      reasons.add("verified");
    }
    row.contentScore = score;
    row.usefulness = score + votes(row.helpful);
    row.usefulnessReasons = ReviewRow.join(reasons);
    row.shortfall = 5 - row.rating;
  }

  /** Whether a number stands before a place: digits, or a word for it. */
  private static boolean counted(String text, int at) {
    int end = at;
    while (end > 0 && between(text.charAt(end - 1))) {
      end--;
    }
    if (end > 0 && Character.isDigit(text.charAt(end - 1))) {
      return true;
    }
    int start = end;
    while (start > 0 && Cues.inWord(text.codePointBefore(start))) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    return NUMBERS.contains(text.substring(start, end));
  }

  private static boolean between(char c) {
    return Character.isWhitespace(c) || Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  /** What votes add; {@link #AFTER_VOTE} says the same to the database. */
  static int votes(long helpful) {
    return Math.toIntExact(20 * helpful / (helpful + 5));
  }

  /** The score after a change of {@code helpful} by {@code ?1}, as SQL. */
  static final String AFTER_VOTE =
      "usefulness = content_score + cast((20 * (helpful + ?1)) / (helpful + ?1 + 5) as integer)";

  /** The reasons, that of the votes included. */
  static List<String> reasons(List<String> content, long helpful) {
    if (helpful == 0) {
      return content;
    }
    List<String> all = new ArrayList<>(content);
    all.add("votes");
    return all;
  }

  /** Letters count, because not every script parts words; repeating one letter adds nothing. */
  private static int detail(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int letters = 0;
    int before = -1;
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      if (Character.isLetterOrDigit(c) && c != before) {
        letters++;
      }
      before = c;
      i += Character.charCount(c);
    }
    double words = (double) letters / CHARACTERS_PER_WORD;
    double share = Math.log1p(words) / Math.log1p(FULL_WORDS);
    return (int) Math.round(24 * Math.min(1, share * share));
  }
}
