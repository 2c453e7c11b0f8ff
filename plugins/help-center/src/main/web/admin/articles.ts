// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import {
  ago,
  announce,
  CandorScreen,
  dateTime,
  get,
  href,
  icon,
  languageName,
  navigate,
  number,
  t,
  type Page,
} from '@candor/admin';
import { type Article, languageOptions, newId } from './article';
import './editor';

interface Category {
  lang: string;
  path: string;
  title: string;
}

const FILTERS = ['q', 'lang', 'category', 'status'] as const;

/** Finds articles; opens one for writing. */
class HelpArticles extends CandorScreen {
  private items?: Article[];
  private next?: string | null;
  private total = 0;
  private error?: unknown;
  private categories: Category[] = [];
  private shown?: string;
  private timer = 0;
  private running?: AbortController;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('route')) return;
    const wanted = this.route.path.length ? undefined : this.route.query.toString();
    if (wanted !== undefined && wanted !== this.shown) {
      void this.load();
    }
    this.shown = wanted;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    get<Page<Category>>('help/categories').then(
      (page) => {
        this.categories = page.items;
        this.requestUpdate();
      },
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.running?.abort();
    super.disconnectedCallback();
  }

  private async load(cursor?: string): Promise<void> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const query = Object.fromEntries(FILTERS.map((name) => [name, this.route.query.get(name)]));
    try {
      const page = await get<Page<Article>>('help/articles', { ...query, cursor, limit: 50 }, running.signal);
      this.items = cursor ? [...(this.items ?? []), ...page.items] : page.items;
      this.next = page.next;
      this.total = page.total ?? this.items.length;
      this.error = undefined;
      announce(t('help.found', { n: this.total }));
    } catch (error) {
      if (running.signal.aborted) return;
      this.error = error;
    }
    this.requestUpdate();
  }

  private filter(name: string, value: string, wait = 0): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const query = Object.fromEntries(FILTERS.map((f) => [f, f === name ? value : (this.route.query.get(f) ?? '')]));
      navigate(href('help.articles', [], query), true);
    }, wait);
  }

  override render() {
    const [id] = this.route.path;
    if (id) {
      return keyed(id, html`<help-article-editor .articleId=${id} .query=${this.route.query}></help-article-editor>`);
    }
    const value = (name: string) => this.route.query.get(name) ?? '';
    const filtered = FILTERS.some((f) => value(f));
    const paths = [...new Map(this.categories.map((c) => [c.path, c])).values()];
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('help.articles')}</h1>
          ${this.items ? html`<p class="lead">${t('help.found', { n: this.total })}</p>` : nothing}
        </div>
        <a class="button primary" href=${href('help.articles', [newId()], { new: '1', lang: value('lang') })}>
          ${icon('plus')}${t('help.new')}
        </a>
      </div>
      <div class="filters" role="search" aria-label=${t('help.filter')}>
        <label class="grow">
          ${t('help.search')}
          <input type="search" .value=${value('q')} @input=${(e: Event) => this.filter('q', (e.target as HTMLInputElement).value, 250)} />
        </label>
        ${this.select('lang', t('help.language'), languageOptions(value('lang') || undefined))}
        ${this.select(
          'category',
          t('help.category'),
          paths.map((c) => ({ value: c.path, label: '  '.repeat(c.path.split('/').length - 1) + c.title })),
        )}
        ${this.select('status', t('help.status'), [
          { value: 'published', label: t('help.published') },
          { value: 'draft', label: t('help.draft') },
        ])}
      </div>
      <candor-table
        .label=${t('help.articles')}
        .rows=${this.items}
        .error=${this.error}
        .retry=${() => this.load()}
        .empty=${filtered
          ? html`${icon('search')}
              <p>${t('help.none-found')}</p>
              <button @click=${() => navigate(href('help.articles'), true)}>${t('help.clear')}</button>`
          : html`${icon('book')}
              <p>${t('help.none')}</p>
              <div class="actions">
                <a class="button" href=${href('help.import')}>${icon('import')}${t('help.import')}</a>
              </div>`}
        .columns=${[
          {
            key: 'title',
            label: t('help.title'),
            sort: (a: Article) => a.title,
            wide: true,
            cell: (a: Article) =>
              html`<a class="title" href=${href('help.articles', [a.id])} lang=${a.lang}>${a.title}</a>`,
          },
          { key: 'category', label: t('help.category'), sort: (a: Article) => a.category, cell: (a: Article) => a.category || '–' },
          { key: 'lang', label: t('help.language'), sort: (a: Article) => a.lang, cell: (a: Article) => languageName(a.lang) },
          {
            key: 'status',
            label: t('help.status'),
            sort: (a: Article) => a.status,
            cell: (a: Article) =>
              html`<span class="badge ${a.status === 'published' ? 'good' : ''}">${t('help.' + a.status)}</span>`,
          },
          {
            key: 'updatedAt',
            label: t('help.changed'),
            sort: (a: Article) => a.updatedAt,
            cell: (a: Article) => html`<span class="muted" title=${dateTime(a.updatedAt)}>${ago(a.updatedAt)}</span>`,
          },
        ]}
      ></candor-table>
      ${this.next && this.items
        ? html`<div class="more">
            <button @click=${() => this.load(this.next!)}>
              ${t('help.more', { shown: number(this.items.length), n: this.total })}
            </button>
          </div>`
        : nothing}
    </div>`;
  }

  private select(name: string, label: string, options: Array<{ value: string; label: string }>) {
    const value = this.route.query.get(name) ?? '';
    return html`<label>
      ${label}
      <select @change=${(e: Event) => this.filter(name, (e.target as HTMLSelectElement).value)}>
        <option value="">${t('help.all')}</option>
        ${options.map((o) => html`<option value=${o.value} ?selected=${o.value === value}>${o.label}</option>`)}
      </select>
    </label>`;
  }
}
customElements.define('help-articles-screen', HelpArticles);
