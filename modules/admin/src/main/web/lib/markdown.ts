// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { CandorElement, uniqueId } from './element';
import { errorText } from './table';
import { icon } from './icon';
import { t } from './i18n';

interface Tool {
  icon: string;
  key: string;
  hotkey?: string;
  apply: (selected: string) => { text: string; from: number; to: number };
}

const around = (before: string, after: string, sample: string) => (selected: string) => {
  const inner = selected || sample;
  return { text: before + inner + after, from: before.length, to: before.length + inner.length };
};
const lines = (mark: (i: number) => string, sample: string) => (selected: string) => {
  const text = (selected || sample)
    .split('\n')
    .map((l, i) => mark(i) + l)
    .join('\n');
  return { text, from: 0, to: text.length };
};

const tools: Tool[] = [
  { icon: 'bold', key: 'md.bold', hotkey: 'b', apply: around('**', '**', 'text') },
  { icon: 'italic', key: 'md.italic', hotkey: 'i', apply: around('*', '*', 'text') },
  { icon: 'heading', key: 'md.heading', apply: lines(() => '## ', 'Heading') },
  { icon: 'list', key: 'md.list', apply: lines(() => '- ', 'item') },
  { icon: 'numbers', key: 'md.numbers', apply: lines((i) => `${i + 1}. `, 'step') },
  { icon: 'link', key: 'md.link', hotkey: 'k', apply: (s) => link(s, '') },
  { icon: 'image', key: 'md.image', apply: (s) => link(s, '!') },
  { icon: 'quote', key: 'md.quote', apply: lines(() => '> ', 'quote') },
  {
    icon: 'code',
    key: 'md.code',
    apply: (s) => (s.includes('\n') ? around('```\n', '\n```', '')(s) : around('`', '`', 'code')(s)),
  },
  {
    icon: 'table',
    key: 'md.table',
    apply: () => ({ text: '\n| A | B |\n| --- | --- |\n| 1 | 2 |\n', from: 3, to: 4 }),
  },
];

function link(selected: string, mark: string) {
  const text = selected || 'text';
  return { text: `${mark}[${text}](https://)`, from: mark.length + text.length + 3, to: mark.length + text.length + 11 };
}

type View = 'write' | 'both' | 'preview';

/** A tool that a plugin offers: an `AdminScreen` of the group `editor`. */
export interface ToolOffer {
  element: string;
  /** Address of the module that defines the element, relative to the page. */
  module?: string;
}

let offers: readonly ToolOffer[] = [];

/** Says which tools there are; the shell does. */
export function offerTools(found: readonly ToolOffer[]): void {
  offers = found;
}

/** Base of a tool that a plugin adds to the toolbar of text editors. */
export abstract class CandorTool extends CandorElement {
  static override properties = { disabled: { type: Boolean } };
  disabled = false;
  /** Icon of the set. */
  symbol = 'sparkle';
  /** Letter that does the same with Ctrl and Shift. */
  hotkey = '';
  /** The editor whose toolbar it stands in. */
  editor!: CandorMarkdown;

  /** What it is called. */
  abstract caption(): string;

  /** Does its work: `this.editor.selected()` and `this.editor.insert()`. */
  abstract use(): void | Promise<void>;

  override render() {
    const name = this.caption() + (this.hotkey ? ` (Ctrl+Shift+${this.hotkey.toUpperCase()})` : '');
    return html`<button
      type="button"
      data-tool
      tabindex="-1"
      aria-label=${name}
      title=${name}
      ?disabled=${this.disabled}
      @click=${() => void this.use()}
    >
      ${icon(this.symbol)}
    </button>`;
  }
}

/** A Markdown text area with a toolbar and, beside it, what the server makes of the text. */
export class CandorMarkdown extends CandorElement {
  static override properties = {
    value: {},
    label: {},
    invalid: { type: Boolean },
    view: { state: true },
    html: { state: true },
    failure: { state: true },
    added: { state: true },
  };
  value = '';
  label = '';
  invalid = false;
  /** Makes safe HTML of Markdown, on the server. */
  preview?: (markdown: string) => Promise<string>;
  /** What is written, as labels and relations name it: `help.article:refunds`. */
  contentId = '';
  private added: CandorTool[] = [];
  private marked: [number, number] = [0, 0];
  private view: View = matchMedia('(min-width: 75rem)').matches ? 'both' : 'write';
  private html = '';
  private failure = '';
  private shown?: string;
  private timer = 0;
  private readonly areaId = uniqueId('md');

  protected override updated(changed: PropertyValues): void {
    if (changed.has('value') || changed.has('view')) this.plan();
    for (const tool of this.added) tool.disabled = this.view === 'preview';
    const pane = this.querySelector('.md-preview > div');
    if (pane && changed.has('html')) this.paint(pane as HTMLElement);
    if (pane && !pane.shadowRoot) this.paint(pane as HTMLElement);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.added.length) void this.addTools();
  }

  /** A tool that cannot be loaded is left out; writing goes on. */
  private async addTools(): Promise<void> {
    for (const offer of offers) {
      try {
        if (offer.module && !customElements.get(offer.element)) await import(new URL(offer.module, document.baseURI).href);
        const tool = document.createElement(offer.element) as CandorTool;
        tool.editor = this;
        this.added = [...this.added, tool];
      } catch (error) {
        console.error(error);
      }
    }
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  private plan(): void {
    if (this.view === 'write' || !this.preview || this.shown === this.value) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), this.shown === undefined ? 0 : 350);
  }

  private async ask(): Promise<void> {
    const text = this.value;
    try {
      const made = await this.preview!(text);
      this.shown = text;
      this.html = made;
      this.failure = '';
    } catch (error) {
      this.failure = errorText(error);
    }
    if (text !== this.value) this.plan();
  }

  /** The preview has a style of its own, away from the shell's. The server made the HTML safe. */
  private paint(pane: HTMLElement): void {
    const root = pane.shadowRoot ?? pane.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [articleStyles()];
    root.innerHTML = `<article>${this.html}</article>`;
    for (const a of root.querySelectorAll('a')) {
      a.target = '_blank';
      a.rel = 'noopener';
    }
  }

  private use(tool: Tool): void {
    const made = tool.apply(this.selected());
    this.insert(made.text, made.from, made.to);
  }

  /** What is marked in the text. */
  selected(): string {
    const area = this.querySelector('textarea')!;
    this.marked = [area.selectionStart, area.selectionEnd];
    return area.value.slice(...this.marked);
  }

  /**
   * Puts a text in place of what `selected` gave, and marks a part of it; the end where none is
   * named. A dialog that was open in between may have moved the cursor.
   */
  insert(text: string, from = text.length, to = from): void {
    const area = this.querySelector('textarea')!;
    area.focus();
    const [start, end] = this.marked;
    area.setSelectionRange(start, end);
    // The only way that keeps the browser's own undo.
    if (!document.execCommand('insertText', false, text)) area.setRangeText(text, start, end, 'end');
    area.setSelectionRange(start + from, start + to);
    this.take(area.value);
  }

  private take(text: string): void {
    this.value = text;
    this.dispatchEvent(new CustomEvent('change-text', { detail: text }));
  }

  private keys(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (event.shiftKey) {
      const added = this.added.find((x) => x.hotkey === key);
      if (added) {
        event.preventDefault();
        void added.use();
      }
      return;
    }
    const tool = tools.find((x) => x.hotkey === key);
    if (tool) {
      event.preventDefault();
      this.use(tool);
    }
  }

  /** Arrow keys go through the toolbar, which is one stop of the tab key. */
  private walk(event: KeyboardEvent): void {
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('.md-bar [data-tool]')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const to =
      event.key === forward ? at + 1 : event.key === backward ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? -1 : NaN;
    const target = buttons.at(to % buttons.length);
    if (at < 0 || Number.isNaN(to) || !target) return;
    event.preventDefault();
    buttons.forEach((b) => (b.tabIndex = b === target ? 0 : -1));
    target.focus();
  }

  override render() {
    const views: View[] = ['write', 'both', 'preview'];
    return html`<div class="field">
      <label for=${this.areaId}>${this.label}</label>
      <div class="md">
        <div class="md-bar">
          <div role="toolbar" aria-label=${t('md.toolbar')} aria-controls=${this.areaId} @keydown=${this.walk}>
            ${tools.map((tool, i) => {
              const name = t(tool.key) + (tool.hotkey ? ` (Ctrl+${tool.hotkey.toUpperCase()})` : '');
              return html`<button
                type="button"
                data-tool
                tabindex=${i ? '-1' : '0'}
                aria-label=${name}
                title=${name}
                ?disabled=${this.view === 'preview'}
                @click=${() => this.use(tool)}
              >
                ${icon(tool.icon)}
              </button>`;
            })}
            ${this.added}
          </div>
          ${this.preview
            ? html`<div class="tabs" role="group" aria-label=${t('md.view')}>
                ${views.map(
                  (v) =>
                    html`<button type="button" aria-pressed=${this.view === v ? 'true' : 'false'} @click=${() => (this.view = v)}>
                      ${t('md.' + v)}
                    </button>`,
                )}
              </div>`
            : nothing}
        </div>
        <div class="md-panes ${this.view}">
          <textarea
            id=${this.areaId}
            ?hidden=${this.view === 'preview'}
            spellcheck="true"
            aria-invalid=${this.invalid ? 'true' : nothing}
            .value=${live(this.value)}
            @input=${(e: Event) => this.take((e.target as HTMLTextAreaElement).value)}
            @keydown=${this.keys}
          ></textarea>
          ${this.view === 'write'
            ? nothing
            : html`<section class="md-preview" tabindex="0" role="region" aria-label=${t('md.preview')}>
                ${this.failure ? html`<p class="note warn">${this.failure}</p>` : nothing}
                <div></div>
              </section>`}
        </div>
      </div>
    </div>`;
  }
}
customElements.define('candor-markdown', CandorMarkdown);

let styles: CSSStyleSheet | undefined;

function articleStyles(): CSSStyleSheet {
  if (!styles) {
    styles = new CSSStyleSheet();
    styles.replaceSync(`
      :host { color: var(--text); }
      article { font: 1rem/1.65 var(--font); overflow-wrap: break-word; }
      h1, h2, h3, h4 { line-height: 1.25; margin: 1.4em 0 .5em; }
      article > :first-child { margin-block-start: 0; }
      h2 { font-size: 1.3em; } h3 { font-size: 1.1em; }
      p, ul, ol, blockquote, table, pre { margin: 0 0 1em; }
      a { color: var(--accent); }
      img { max-inline-size: 100%; block-size: auto; border-radius: .5rem; }
      blockquote, aside { border-inline-start: 3px solid var(--accent); margin-inline: 0; padding: .1em 1em; background: var(--surface-2); border-radius: .25rem; }
      code { font-family: var(--mono); background: var(--surface-2); padding: .1em .3em; border-radius: .25rem; }
      pre { background: var(--surface-2); padding: .9em 1em; border-radius: .5rem; overflow: auto; }
      pre code { background: none; padding: 0; }
      table { border-collapse: collapse; display: block; overflow-x: auto; }
      th, td { border: 1px solid var(--line); padding: .4em .7em; text-align: start; }
    `);
  }
  return styles;
}
