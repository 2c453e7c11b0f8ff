// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizerConfig;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;

/** How each language's text becomes terms. Analysers are made when first needed: some are heavy. */
final class Analysis {
  /** A word of a text: as written (lower case), as searched, and where. */
  record Word(String exact, String stem, int start, int end) {}

  private static final ICUTokenizerConfig SEGMENTATION = new DefaultICUTokenizerConfig(false, true);
  private static final Normalizer2 CASE_FOLD = Normalizer2.getNFKCCasefoldInstance();

  private final Map<String, Analyzer> byField = new ConcurrentHashMap<>();

  private static final int REMEMBERED = 20_000;

  /** Stems of words met in texts: passages are cut far more often than words are new. */
  private final Map<Language, Map<String, List<String>>> met = new ConcurrentHashMap<>();

  /** The stems of a short stretch of text, remembered. */
  List<String> stems(Language language, String word) {
    Map<String, List<String>> known =
        met.computeIfAbsent(language, key -> new ConcurrentHashMap<>());
    List<String> stems = known.get(word);
    if (stems == null) {
      stems = read(language.stems(), word).stream().map(Word::exact).toList();
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(word, stems);
    }
    return stems;
  }

  /** Chooses by field name. */
  Analyzer forIndexing() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String fieldName) {
        return analyzer(fieldName);
      }
    };
  }

  private Analyzer analyzer(String field) {
    Language language = new Language(field.substring(2));
    String kind =
        switch (field.charAt(0)) {
          case 's', 't', 'h' -> "s";
          case 'w', 'u' -> "w";
          default -> field.substring(0, 1);
        };
    return byField.computeIfAbsent(kind + "_" + language.key(), key -> create(kind, language));
  }

  private static Analyzer create(String kind, Language language) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String fieldName) {
        return switch (kind) {
          case "s" -> stems(language);
          case "w" -> words(language);
          case "p" -> pairs(language);
          case "g" -> grams(language);
          default -> throw new IllegalArgumentException(fieldName);
        };
      }
    };
  }

  private static Analyzer.TokenStreamComponents words(Language language) {
    Tokenizer source = tokenizer(language);
    return new Analyzer.TokenStreamComponents(source, exact(language, source));
  }

  private static Analyzer.TokenStreamComponents pairs(Language language) {
    Tokenizer source = tokenizer(language);
    return new Analyzer.TokenStreamComponents(source, new PairFilter(exact(language, source)));
  }

  private static Analyzer.TokenStreamComponents stems(Language language) {
    Tokenizer source = tokenizer(language);
    return new Analyzer.TokenStreamComponents(source, stemmed(language, base(language, source)));
  }

  private static Analyzer.TokenStreamComponents grams(Language language) {
    Tokenizer source = new RunTokenizer();
    TokenStream folded = new ICUNormalizer2Filter(source);
    return new Analyzer.TokenStreamComponents(
        source, language.thaiLike() ? new GramFilter(folded, 2, 4) : new GramFilter(folded, 1, 2));
  }

  private static Tokenizer tokenizer(Language language) {
    if (language.key().equals("ja")) {
      return new JapaneseTokenizer(null, true, true, JapaneseTokenizer.Mode.SEARCH);
    }
    return new ICUTokenizer(SEGMENTATION);
  }

  /** What exact words and stems have in common; both chains keep positions alike from here. */
  private static TokenStream base(Language language, TokenStream source) {
    TokenStream stream = source;
    if (language.key().equals("ja")) {
      return new ICUNormalizer2Filter(new JapaneseBaseFormFilter(stream));
    }
    stream = new ICUNormalizer2Filter(stream);
    stream = new CJKBigramFilter(new PartFilter(stream));
    return switch (language.key()) {
      case "en" -> new EnglishPossessiveFilter(stream);
      case "fr" -> new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES);
      default -> stream;
    };
  }

  private static TokenStream exact(Language language, TokenStream source) {
    TokenStream stream = base(language, source);
    return language.toned() || language.unspaced() ? stream : new ICUFoldingFilter(stream);
  }

  private static TokenStream stemmed(Language language, TokenStream in) {
    TokenStream stream =
        switch (language.key()) {
          case "en" -> new SnowballFilter(in, new EnglishStemmer());
          case "de" -> new GermanLightStemFilter(new GermanNormalizationFilter(in));
          case "fr" -> new FrenchLightStemFilter(in);
          case "es" -> new SpanishLightStemFilter(in);
          case "it" -> new ItalianLightStemFilter(in);
          case "pt" -> new PortugueseLightStemFilter(in);
          case "nl" -> new SnowballFilter(in, new DutchStemmer());
          case "sv" -> new SwedishLightStemFilter(in);
          case "da" -> new SnowballFilter(in, new DanishStemmer());
          case "no" -> new NorwegianLightStemFilter(in);
          case "fi" -> new FinnishLightStemFilter(in);
          case "ru" -> new RussianLightStemFilter(in);
          case "id" -> new IndonesianStemFilter(in);
          case "ar" -> new ArabicStemFilter(new ArabicNormalizationFilter(in));
          case "ja" -> new JapaneseKatakanaStemFilter(in);
          default -> in;
        };
    return language.unspaced() ? stream : new ICUFoldingFilter(stream);
  }

  /** The words of a text, exact and stemmed, in order. */
  List<Word> words(Language language, String text) {
    List<Word> exact = read(language.words(), text);
    List<Word> stems = read(language.stems(), text);
    if (exact.size() != stems.size()) {
      return stems;
    }
    List<Word> all = new ArrayList<>(exact.size());
    for (int i = 0; i < exact.size(); i++) {
      Word word = exact.get(i);
      all.add(new Word(word.exact(), stems.get(i).exact(), word.start(), word.end()));
    }
    return all;
  }

  List<String> grams(Language language, String text) {
    return read(language.grams(), text).stream().map(Word::exact).toList();
  }

  private List<Word> read(String field, String text) {
    List<Word> all = new ArrayList<>();
    try (TokenStream stream = analyzer(field).tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String value = term.toString();
        all.add(new Word(value, value, offset.startOffset(), offset.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Lower case without marks, for comparing whole texts. */
  static String fold(String text) {
    return CASE_FOLD.normalize(text);
  }
}
