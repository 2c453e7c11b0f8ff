// SPDX-License-Identifier: Apache-2.0
// The search dialog: a native dialog around a combobox with a list box (ARIA Authoring Practices)
// over a plain GET form. Focus stays in the field; nothing is announced as chosen before an arrow
// key was pressed, so that screen readers go on reading what is typed.

interface Suggestion {
  id: string;
  title: string;
  url: string;
  lang: string;
  labels?: string[];
}

interface Option {
  text: string;
  note: string;
  lang: string;
  hit?: { id: string; position: number };
  run(event: UIEvent | null): void;
}

const RECENT = "candor-help-recent";
const LIMIT = 8;
const TYPING_MS = 90;
const PAUSE_MS = 320;
const ANNOUNCE_MS = 700;

const dialogs = new WeakMap<HTMLFormElement, SearchDialog>();
let serial = 0;

/** Opens the dialog of a form; focus comes back to {@code from}. */
export function open(form: HTMLFormElement, from: HTMLElement | null): void {
  let dialog = dialogs.get(form);
  if (!dialog) {
    dialog = new SearchDialog(form);
    dialogs.set(form, dialog);
  }
  dialog.show(from);
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function recent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
    return Array.isArray(stored)
      ? stored.filter((item): item is string => typeof item === "string").slice(0, 5)
      : [];
  } catch {
    return [];
  }
}

function remember(query: string): void {
  const text = query.trim().slice(0, 120);
  if (!text) return;
  try {
    const others = recent().filter((item) => item !== text);
    localStorage.setItem(RECENT, JSON.stringify([text, ...others].slice(0, 5)));
  } catch {
    // Storage is off: then nothing is remembered.
  }
}

function forget(): void {
  try {
    localStorage.removeItem(RECENT);
  } catch {
    // Storage is off.
  }
}

class SearchDialog {
  private readonly source: HTMLFormElement;
  private readonly dialog: HTMLDialogElement;
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly status: HTMLElement;
  private readonly note: HTMLElement;
  private readonly prefix = `candor-search-${++serial}`;
  private options: Option[] = [];
  private active = -1;
  private from: HTMLElement | null = null;
  private request: AbortController | null = null;
  private typing = 0;
  private pause = 0;
  private announcing = 0;

  constructor(source: HTMLFormElement) {
    this.source = source;
    const titleId = `${this.prefix}-title`;
    const listId = `${this.prefix}-list`;
    this.input = element("input", {
      class: "search-input",
      type: "search",
      name: "q",
      role: "combobox",
      maxlength: "500",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "aria-labelledby": titleId,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": listId,
    });
    const close = element(
      "button",
      { type: "button", class: "button button-quiet" },
      this.text("close"),
    );
    close.addEventListener("click", () => this.dialog.close());
    this.form = element(
      "form",
      { action: source.action, method: "get", role: "search", class: "search-dialog-head" },
      element("h2", { id: titleId, class: "visually-hidden" }, this.text("title")),
      element("div", { class: "search-box" }, this.input),
      close,
    );
    if (this.lang) {
      this.form.append(element("input", { type: "hidden", name: "lang", value: this.lang }));
    }
    this.status = element("p", { class: "visually-hidden", role: "status" });
    this.note = element("p", { class: "search-dialog-empty", hidden: "" });
    this.list = element("ul", {
      id: listId,
      class: "search-options",
      role: "listbox",
      "aria-label": this.text("results"),
      hidden: "",
    });
    const foot = element(
      "div",
      { class: "search-dialog-foot", "aria-hidden": "true" },
      element("span", {}, element("kbd", {}, "↑"), element("kbd", {}, "↓"), " ", this.text("move")),
      element("span", {}, element("kbd", {}, "↵"), " ", this.text("choose")),
      element("span", {}, element("kbd", {}, "Esc"), " ", this.text("close")),
    );
    this.dialog = element(
      "dialog",
      { class: "search-dialog", "aria-labelledby": titleId },
      this.form,
      this.status,
      this.note,
      this.list,
      foot,
    );
    this.listen();
    const root = source.getRootNode();
    (root instanceof ShadowRoot ? root : document.body).append(this.dialog);
  }

  show(from: HTMLElement | null): void {
    if (this.dialog.open) return;
    this.from = from;
    const field = this.source.querySelector<HTMLInputElement>("input[name=q]");
    this.input.value = field?.value ?? "";
    this.dialog.showModal();
    this.input.focus();
    this.input.select();
    this.changed();
  }

  private get lang(): string {
    return this.source.dataset["lang"] ?? "";
  }

  private text(name: string): string {
    return this.source.getAttribute(`data-m-${name}`) ?? "";
  }

  private listen(): void {
    this.input.addEventListener("input", (event) => {
      // While a syllable is being composed there is no word to look for yet.
      if (!(event as InputEvent).isComposing) this.changed();
    });
    this.input.addEventListener("compositionend", () => this.changed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => {
      if (!this.input.value.trim()) event.preventDefault();
      remember(this.input.value);
    });
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => {
      this.request?.abort();
      clearTimeout(this.typing);
      clearTimeout(this.pause);
      clearTimeout(this.announcing);
      this.from?.focus();
    });
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const last = this.options.length - 1;
    switch (event.key) {
      case "ArrowDown":
        this.choose(this.active >= last ? 0 : this.active + 1);
        break;
      case "ArrowUp":
        this.choose(this.active <= 0 ? last : this.active - 1);
        break;
      case "Enter":
        if (this.active < 0) return;
        this.options[this.active]?.run(event);
        break;
      default:
        // Typing or moving in the field leaves the list.
        if (event.key.length === 1 || event.key.startsWith("Arrow") || event.key === "Backspace") {
          this.choose(-1);
        }
        return;
    }
    event.preventDefault();
  }

  private choose(index: number): void {
    this.active = this.options.length ? index : -1;
    [...this.list.children].forEach((child, i) => {
      child.setAttribute("aria-selected", String(i === this.active));
      if (i === this.active) child.scrollIntoView({ block: "nearest" });
    });
    if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.prefix}-${this.active}`);
  }

  private changed(): void {
    clearTimeout(this.typing);
    clearTimeout(this.pause);
    this.request?.abort();
    const query = this.input.value.trim();
    if (!query) {
      this.showRecent();
      return;
    }
    this.typing = window.setTimeout(() => void this.suggest(query), TYPING_MS);
  }

  private showRecent(): void {
    const queries = recent();
    const options: Option[] = queries.map((query) => this.again(query));
    if (queries.length) {
      options.push({
        text: this.text("forget"),
        note: "",
        lang: "",
        run: () => {
          forget();
          this.showRecent();
        },
      });
    }
    this.draw(options, queries.length ? this.text("recent") : "", "");
  }

  private again(query: string): Option {
    return {
      text: query,
      note: "",
      lang: "",
      run: () => {
        this.input.value = query;
        this.input.focus();
        this.changed();
      },
    };
  }

  private async ask<T>(address: string | undefined, query: string): Promise<T | null> {
    if (!address) return null;
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const url = new URL(address, location.href);
    url.searchParams.set("q", query);
    url.searchParams.set("limit", String(LIMIT));
    if (this.lang) url.searchParams.set("lang", this.lang);
    const answer = await fetch(url, {
      signal: request.signal,
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as T;
  }

  private async suggest(query: string): Promise<void> {
    try {
      const answer = await this.ask<{ completions: string[]; hits: Suggestion[] }>(
        this.source.dataset["suggest"],
        query,
      );
      if (!answer) return;
      if (answer.hits.length) {
        this.results(query, answer.hits, answer.completions, "");
      } else {
        // Nothing begins like this: once the visitor pauses, ask the search that forgives typos.
        this.pause = window.setTimeout(() => void this.search(query), PAUSE_MS);
      }
    } catch (problem) {
      this.failed(problem);
    }
  }

  private async search(query: string): Promise<void> {
    try {
      const answer = await this.ask<{ correction: string | null; hits: Suggestion[] }>(
        this.source.dataset["search"],
        query,
      );
      if (answer) this.results(query, answer.hits, [], answer.correction ?? "");
    } catch (problem) {
      this.failed(problem);
    }
  }

  private failed(problem: unknown): void {
    if (problem instanceof DOMException && problem.name === "AbortError") return;
    this.draw([], this.text("error"), this.text("error"));
  }

  private results(
    query: string,
    hits: Suggestion[],
    completions: string[],
    correction: string,
  ): void {
    const options: Option[] = hits.map((hit, i) => ({
      text: [...(hit.labels ?? []), hit.title].join(" · "),
      note: "",
      lang: hit.lang,
      hit: { id: hit.id, position: i + 1 },
      run: (event) => this.follow(query, hit, i + 1, event),
    }));
    const typed = query.toLocaleLowerCase();
    completions
      .filter((completion) => completion.toLocaleLowerCase() !== typed)
      .slice(0, 2)
      .forEach((completion) => options.push(this.again(completion)));
    if (hits.length) {
      options.push({
        text: this.text("all").replace("{query}", () => query),
        note: "",
        lang: "",
        run: () => this.form.requestSubmit(),
      });
    }
    const none = hits.length ? "" : this.text("none");
    const corrected = correction ? `${this.text("corrected")} ${correction}` : "";
    const count = this.text("count").replace("{count}", String(hits.length));
    this.draw(options, none || corrected, [none || count, corrected].filter(Boolean).join(". "));
  }

  private follow(query: string, hit: Suggestion, position: number, event: UIEvent | null): void {
    remember(query);
    const clicks = this.source.dataset["clicks"];
    if (clicks) {
      const body = { q: query, ...(this.lang ? { lang: this.lang } : {}), id: hit.id, position };
      void fetch(clicks, {
        method: "POST",
        keepalive: true,
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }).catch(() => undefined);
    }
    const aside =
      (event instanceof MouseEvent || event instanceof KeyboardEvent) &&
      (event.ctrlKey || event.metaKey);
    if (aside || (event instanceof MouseEvent && event.button === 1)) {
      window.open(hit.url, "_blank", "noopener");
    } else {
      location.assign(hit.url);
    }
  }

  private draw(options: Option[], note: string, announcement: string): void {
    this.options = options;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.list.hidden = options.length === 0;
    this.list.replaceChildren(...options.map((option, i) => this.item(option, i)));
    this.note.textContent = note;
    this.note.hidden = !note;
    // Said after the visitor has stopped typing, so that it does not talk over the keys.
    clearTimeout(this.announcing);
    this.announcing = window.setTimeout(() => {
      this.status.textContent = announcement;
    }, ANNOUNCE_MS);
  }

  private item(option: Option, index: number): HTMLLIElement {
    const item = element(
      "li",
      {
        id: `${this.prefix}-${index}`,
        class: "search-option",
        role: "option",
        "aria-selected": "false",
        ...(option.lang && option.lang !== document.documentElement.lang
          ? { lang: option.lang }
          : {}),
      },
      element("span", { class: "search-option-text" }, option.text),
    );
    // Focus stays in the field.
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", (event) => option.run(event));
    if (option.hit) {
      item.addEventListener("auxclick", (event) => {
        if (event.button === 1) option.run(event);
      });
    }
    return item;
  }
}
