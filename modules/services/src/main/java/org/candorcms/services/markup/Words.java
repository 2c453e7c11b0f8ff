// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.markup;

import java.util.Locale;
import java.util.Map;

/** The few words that rendering adds to a text, in the language of the text. */
record Words(
    String note, String tip, String important, String warning, String caution, String table) {

  private static final Words ENGLISH =
      new Words("Note", "Tip", "Important", "Warning", "Caution", "Table");

  private static final Map<String, Words> BY_LANGUAGE =
      Map.of(
          "en",
          ENGLISH,
          "vi",
          new Words("Ghi chú", "Mẹo", "Quan trọng", "Cảnh báo", "Thận trọng", "Bảng"),
          "th",
          new Words("หมายเหตุ", "เคล็ดลับ", "สำคัญ", "คำเตือน", "ข้อควรระวัง", "ตาราง"),
          "lo",
          new Words("ໝາຍເຫດ", "ເຄັດລັບ", "ສຳຄັນ", "ຄຳເຕືອນ", "ຂໍ້ຄວນລະວັງ", "ຕາຕະລາງ"),
          "fil",
          new Words("Paalala", "Tip", "Mahalaga", "Babala", "Mag-ingat", "Talahanayan"),
          "ar",
          new Words("ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه", "جدول"));

  static Words in(Locale language) {
    return BY_LANGUAGE.getOrDefault(language.getLanguage(), ENGLISH);
  }

  String callout(String kind) {
    return switch (kind) {
      case "tip" -> tip;
      case "important" -> important;
      case "warning" -> warning;
      case "caution" -> caution;
      default -> note;
    };
  }
}
