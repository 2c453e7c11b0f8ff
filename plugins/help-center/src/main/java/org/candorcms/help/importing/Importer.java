// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.task.Progress;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.Edit;
import org.candorcms.help.article.Saved;
import org.candorcms.help.category.Categories;
import org.candorcms.help.category.Category;
import org.candorcms.help.insight.Rules;
import org.candorcms.help.insight.Synonym;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Brings in Markdown files with their images, {@code categories.yml} and {@code synonyms.yml}. A
 * second run of the same files changes nothing; a run that was cut off can simply be repeated.
 */
@Component(service = Importer.class)
public final class Importer {
  private static final int MAX_MARKDOWN = 1_048_576;
  private static final int MAX_IMAGE = 10 * 1024 * 1024;
  private static final int MAX_REFUSALS = 1_000;
  private static final int BATCH = 50;

  private final Articles articles;
  private final Categories categories;
  private final Rules rules;
  private final Media media;

  /** Gets its surroundings. */
  @Activate
  public Importer(
      @Reference Articles articles,
      @Reference Categories categories,
      @Reference Rules rules,
      @Reference Media media) {
    this.articles = articles;
    this.categories = categories;
    this.rules = rules;
    this.media = media;
  }

  /** Imports a zip file. */
  public ImportReport zip(Path file, Progress progress) throws IOException {
    try (ImportFiles files = new ZipImportFiles(file)) {
      return new Run(files, progress).report();
    }
  }

  /** Imports a folder. */
  public ImportReport folder(Path folder, Progress progress) throws IOException {
    try (ImportFiles files = new FolderImportFiles(folder)) {
      return new Run(files, progress).report();
    }
  }

  private final class Run {
    private final ImportFiles files;
    private final Progress progress;
    private final List<ImportReport.Refusal> refused = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> images = new HashMap<>();
    private final List<Edit> batch = new ArrayList<>();
    private int markdown;
    private int created;
    private int updated;
    private int unchanged;

    Run(ImportFiles files, Progress progress) {
      this.files = files;
      this.progress = progress;
    }

    ImportReport report() throws IOException {
      List<String> paths = files.paths();
      int done = 0;
      progress.at(0, paths.size());
      for (String path : paths) {
        if (progress.cancelled()) {
          break;
        }
        take(path);
        progress.at(++done, paths.size());
      }
      save();
      if (!images.isEmpty() && !articles.media().entrySet().containsAll(images.entrySet())) {
        articles.media(images);
      }
      return new ImportReport(markdown, created, updated, unchanged, images.size(), refused);
    }

    private void take(String path) throws IOException {
      String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      try {
        if (name.endsWith(".md") || name.endsWith(".markdown")) {
          article(path);
        } else if (Media.image(path)) {
          image(path);
        } else if (name.equals("categories.yml") || name.equals("categories.yaml")) {
          categoriesOf(path);
        } else if (name.equals("synonyms.yml") || name.equals("synonyms.yaml")) {
          synonymsOf(path);
        }
      } catch (ImportFiles.TooLarge large) {
        refuse(path, String.valueOf(large.getMessage()));
      } catch (java.util.zip.ZipException broken) {
        refuse(path, "cannot be unpacked");
      } catch (YamlEngineException odd) {
        refuse(path, "is not valid YAML");
      } catch (ProblemException problem) {
        refuse(path, reason(problem));
      }
    }

    private void article(String path) throws IOException {
      markdown++;
      Edit edit = MarkdownFile.read(path, files.read(path, MAX_MARKDOWN), ids::contains);
      if (!ids.add(edit.id())) {
        refuse(path, "another file of this import has the id " + edit.id());
        return;
      }
      batch.add(edit);
      if (batch.size() >= BATCH) {
        save();
      }
    }

    private void save() {
      if (batch.isEmpty()) {
        return;
      }
      List<Edit> edits = List.copyOf(batch);
      batch.clear();
      for (Saved saved : articles.saveAll(edits)) {
        switch (saved.outcome()) {
          case CREATED -> created++;
          case UPDATED -> updated++;
          case UNCHANGED -> unchanged++;
        }
      }
      progress.message(created + " created, " + updated + " updated, " + unchanged + " unchanged");
    }

    private void image(String path) throws IOException {
      String key = path.length() > 512 ? "" : path;
      var name = media.store(path, files.read(path, MAX_IMAGE));
      if (name.isEmpty() || key.isEmpty()) {
        refuse(path, "is not an image of the kind that its name says");
      } else {
        images.put(key, name.get());
      }
    }

    private void categoriesOf(String path) throws IOException {
      List<Category> found = new ArrayList<>();
      for (Map<?, ?> entry : entries(path)) {
        String place = Edit.categoryPath(text(entry, "path"));
        if (!place.isEmpty()) {
          found.add(
              new Category(
                  Edit.language("lang", text(entry, "lang", languageOf(path))),
                  place,
                  bounded(text(entry, "title", place), 200),
                  bounded(text(entry, "description"), 1000),
                  entry.get("order") instanceof Number order ? order.intValue() : 1000));
        }
      }
      categories.save(found);
    }

    private void synonymsOf(String path) throws IOException {
      Set<List<String>> known = new HashSet<>();
      rules.synonyms().forEach(synonym -> known.add(key(synonym.lang(), synonym.terms())));
      for (Map<?, ?> entry : entries(path)) {
        List<String> terms = new ArrayList<>();
        if (entry.get("terms") instanceof List<?> list) {
          list.forEach(term -> terms.add(bounded(String.valueOf(term).strip(), 80)));
        }
        String lang = text(entry, "lang", languageOf(path));
        if (terms.size() > 1 && terms.size() <= 30 && known.add(key(lang, terms))) {
          rules.save(new Synonym("", lang, terms));
        }
      }
    }

    private List<String> key(String lang, List<String> terms) {
      List<String> key = new ArrayList<>(terms);
      key.add(0, lang);
      return key;
    }

    /** Entries of a YAML list of maps; a list inside one member of a map is taken too. */
    private List<Map<?, ?>> entries(String path) throws IOException {
      Object loaded =
          FrontMatter.load(new String(files.read(path, 256 * 1024), StandardCharsets.UTF_8));
      if (loaded instanceof Map<?, ?> map && map.size() == 1) {
        loaded = map.values().iterator().next();
      }
      List<Map<?, ?>> entries = new ArrayList<>();
      if (loaded instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof Map<?, ?> map) {
            entries.add(map);
          } else if (item instanceof List<?> terms) {
            entries.add(Map.of("terms", terms));
          }
        }
      }
      return entries;
    }

    private String languageOf(String path) {
      int slash = path.indexOf('/');
      String first = slash < 0 ? "" : path.substring(0, slash);
      return first.matches("[a-z]{2,3}(-[A-Za-z]{2,4})?") ? first : "en";
    }

    private void refuse(String path, String reason) {
      if (refused.size() < MAX_REFUSALS) {
        refused.add(new ImportReport.Refusal(path, reason));
      }
    }
  }

  private static String reason(ProblemException problem) {
    return problem.errors().isEmpty()
        ? problem.detail()
        : problem.errors().get(0).pointer() + " " + problem.errors().get(0).message();
  }

  private static String text(Map<?, ?> entry, String name) {
    return text(entry, name, "");
  }

  private static String text(Map<?, ?> entry, String name, String otherwise) {
    Object value = entry.get(name);
    return value == null ? otherwise : value.toString().strip();
  }

  private static String bounded(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
  }
}
