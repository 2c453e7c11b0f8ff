// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import {
  ago,
  announce,
  ApiError,
  CandorElement,
  confirmDialog,
  del,
  errorNote,
  errorText,
  get,
  href,
  icon,
  language,
  navigate,
  post,
  put,
  request,
  t,
  toast,
  toastWithUndo,
  uniqueId,
  type Page,
} from '@candor/admin';
import { type Article, type Content, contentOf, input, languageOptions, MEMBERS, pathOf, same } from './article';
import { dropDraft, keepDraft, readDraft } from './drafts';
import { type Conflict, merge } from './merge';

type State = 'loading' | 'saved' | 'typing' | 'saving' | 'waiting' | 'refused' | 'conflict';

const SETTLE = 1500;
const RETRY = 5000;

/**
 * Writes one article. Drafts are saved while typing; what visitors can read changes only on
 * request. Every save names the version it was made from; a copy stays in this browser until the
 * server has acknowledged it.
 */
class ArticleEditor extends CandorElement {
  articleId = '';
  query = new URLSearchParams();
  private article?: Article;
  private etag: string | null = null;
  private base: Content = contentOf({});
  private edit: Content = contentOf({});
  private state: State = 'loading';
  private problem = '';
  private fieldErrors = new Map<string, string>();
  private failure?: unknown;
  private restored?: number;
  private unkept = false;
  private categories: string[] = [];
  private timer = 0;
  private saving?: Promise<boolean>;
  private readonly key = uniqueId('article');

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.leave);
    addEventListener('candor:connection', this.reconnected);
    void this.load();
    get<Page<{ path: string }>>('help/categories').then(
      (p) => {
        this.categories = [...new Set(p.items.map((c) => c.path))];
        this.requestUpdate();
      },
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    removeEventListener('pagehide', this.leave);
    removeEventListener('candor:connection', this.reconnected);
    this.leave();
    super.disconnectedCallback();
  }

  private get fresh(): boolean {
    return this.etag === null;
  }

  private get changed(): boolean {
    return !same(this.edit, this.base);
  }

  /** Visitors read a published article: it is saved on request only. */
  private get autosaves(): boolean {
    return this.base.status === 'draft' && this.edit.status === 'draft';
  }

  private async load(): Promise<void> {
    this.failure = undefined;
    try {
      if (this.query.has('new')) throw new ApiError(404, {});
      const answer = await request<Article>('GET', pathOf(this.articleId));
      this.take(answer.data, answer.etag);
      this.edit = this.base;
    } catch (error) {
      const missing = error instanceof ApiError && error.status === 404;
      if (!missing || (!this.query.has('new') && !readDraft(this.articleId))) {
        this.failure = error;
        this.requestUpdate();
        return;
      }
      this.base = contentOf({
        lang: this.query.get('lang') || language(),
        title: this.query.get('title') ?? '',
        translationOf: this.query.get('translationOf') ?? '',
      });
      this.edit = this.base;
    }
    this.state = 'saved';
    await this.restore();
    this.requestUpdate();
    await this.updateComplete;
    if (this.fresh) this.querySelector<HTMLInputElement>(`#${this.key}-title`)?.focus();
    else if (document.activeElement === document.body) this.querySelector<HTMLElement>('h1')?.focus();
    document.title = `${this.edit.title || t('help.new')} · Candor`;
  }

  private take(article: Article, etag: string | null): void {
    this.article = article;
    this.etag = etag;
    this.base = contentOf(article);
  }

  /** What this browser kept: put back at once when nobody wrote meanwhile, else merged. */
  private async restore(): Promise<void> {
    const draft = readDraft(this.articleId);
    if (!draft) return;
    if (same(draft.edit, this.base)) return dropDraft(this.articleId);
    this.edit = draft.edit;
    if (draft.etag === this.etag) {
      this.restored = draft.at;
      this.state = 'typing';
      if (this.autosaves) this.plan();
    } else {
      await this.settle({ base: draft.base, mine: draft.edit, theirs: this.base });
    }
  }

  private discard(): void {
    const dropped = this.edit;
    this.edit = this.base;
    this.restored = undefined;
    this.state = 'saved';
    dropDraft(this.articleId);
    this.requestUpdate();
    toastWithUndo(t('help.discarded'), () => {
      this.edit = dropped;
      this.touched();
    });
  }

  private change<K extends keyof Content>(name: K, value: Content[K]): void {
    if (same(this.edit[name], value)) return;
    this.edit = { ...this.edit, [name]: value };
    this.fieldErrors.delete(name);
    this.touched();
  }

  private touched(): void {
    const draft = { etag: this.etag, base: this.base, edit: this.edit, at: Date.now() };
    if (this.changed) this.unkept = !keepDraft(this.articleId, draft);
    else dropDraft(this.articleId);
    if (this.state !== 'conflict') this.state = this.changed ? 'typing' : 'saved';
    this.requestUpdate();
    if (this.changed && this.autosaves) this.plan();
  }

  private plan(wait = SETTLE): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.autosave(), wait);
  }

  private async autosave(): Promise<void> {
    // A new article waits for its title, which the server requires.
    if (!this.changed || !this.autosaves || this.state === 'conflict' || !this.edit.title.trim()) return;
    await this.save(this.edit, true);
  }

  /** Saves one at a time; resolves with whether the server has taken it. */
  private async save(content: Content, auto: boolean): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    this.saving = this.send(content, auto);
    try {
      return await this.saving;
    } finally {
      this.saving = undefined;
      if (this.changed && this.autosaves && this.state === 'typing') this.plan();
    }
  }

  private async send(content: Content, auto: boolean): Promise<boolean> {
    this.state = 'saving';
    this.requestUpdate();
    try {
      const answer = await put<Article>(pathOf(this.articleId), input(content), {
        query: auto ? { autosave: true } : {},
        ifMatch: this.etag,
        headers: this.fresh ? { 'If-None-Match': '*' } : {},
      });
      this.acknowledged(content, answer.data, answer.etag);
      return true;
    } catch (error) {
      await this.failed(error, content, auto);
      return false;
    } finally {
      this.requestUpdate();
    }
  }

  private acknowledged(sent: Content, article: Article, etag: string | null): void {
    const wasFresh = this.fresh;
    this.take(article, etag);
    // Takes over what the server made of a value, but never over what was typed since.
    const edit: any = { ...this.edit };
    for (const name of MEMBERS) if (same(edit[name], sent[name])) edit[name] = this.base[name];
    this.edit = edit;
    this.restored = undefined;
    this.problem = '';
    this.fieldErrors.clear();
    if (this.changed) {
      keepDraft(this.articleId, { etag, base: this.base, edit: this.edit, at: Date.now() });
      this.state = 'typing';
    } else {
      dropDraft(this.articleId);
      this.state = 'saved';
    }
    if (wasFresh && location.hash.includes('?')) navigate(href('help.articles', [this.articleId]), true);
  }

  private async failed(error: unknown, content: Content, auto: boolean): Promise<void> {
    if (error instanceof ApiError && error.status === 412) {
      await this.meet(content);
    } else if (error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.status === 429)) {
      this.state = 'waiting';
      this.problem = errorText(error);
      if (auto) this.plan(RETRY);
    } else {
      this.state = 'refused';
      this.problem = errorText(error);
      if (error instanceof ApiError) {
        for (const e of error.errors) this.fieldErrors.set(e.pointer.split('/')[1] ?? '', e.message);
      }
      if (!auto) toast(this.problem, { kind: 'danger' });
    }
  }

  /** Somebody else has written: shows both versions. Nothing is written before a choice. */
  private async meet(mine: Content): Promise<void> {
    const common = this.base;
    try {
      const answer = await request<Article>('GET', pathOf(this.articleId));
      this.take(answer.data, answer.etag);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) {
        this.state = 'waiting';
        this.problem = errorText(error);
        return;
      }
      // Deleted meanwhile: what is here becomes a new article when it is saved.
      this.etag = null;
      this.base = contentOf({ lang: mine.lang });
      this.state = 'refused';
      this.problem = t('help.deleted-meanwhile');
      return;
    }
    await this.settle({ base: common, mine, theirs: this.base });
  }

  private async settle(conflict: Conflict): Promise<void> {
    this.state = 'conflict';
    this.requestUpdate();
    if (same(conflict.mine, conflict.theirs)) {
      this.edit = conflict.theirs;
      dropDraft(this.articleId);
      this.state = 'saved';
      return;
    }
    const merged = await merge(conflict);
    this.state = 'typing';
    if (merged) {
      this.edit = merged;
      this.touched();
      // Save() waits for the request that led here, so this one runs on its own.
      window.setTimeout(() => void this.save(this.edit, false), 0);
    } else {
      // Not decided: keep what was typed here, ask again when it is saved.
      this.state = 'conflict';
      keepDraft(this.articleId, { etag: 'undecided', base: conflict.base, edit: this.edit, at: Date.now() });
      this.undecided = conflict;
    }
    this.requestUpdate();
  }
  private undecided?: Conflict;

  private readonly reconnected = (event: Event) => {
    if ((event as CustomEvent<boolean>).detail && this.state === 'waiting' && this.autosaves) this.plan(0);
  };

  /** Sends what is left when the editor is closed; the copy in this browser stays until it is acknowledged. */
  private readonly leave = () => {
    clearTimeout(this.timer);
    if (this.changed && this.autosaves && this.edit.title.trim() && ['typing', 'waiting'].includes(this.state)) {
      const sent = this.edit;
      put<Article>(pathOf(this.articleId), input(sent), {
        query: { autosave: true },
        ifMatch: this.etag,
        headers: this.fresh ? { 'If-None-Match': '*' } : {},
        keepalive: JSON.stringify(input(sent)).length < 20_000,
      }).then(
        () => {
          if (same(readDraft(this.articleId)?.edit, sent)) dropDraft(this.articleId);
        },
        () => undefined,
      );
    }
  };

  private async publish(): Promise<void> {
    if (this.state === 'conflict') return this.decide();
    if (!this.edit.title.trim()) {
      this.fieldErrors.set('title', t('help.title-missing'));
      this.requestUpdate();
      this.querySelector<HTMLInputElement>(`#${this.key}-title`)?.focus();
      return;
    }
    if (await this.save({ ...this.edit, status: 'published' }, false)) {
      this.edit = { ...this.edit, status: 'published' };
      this.touched();
      toast(t('help.is-published'));
    }
  }

  private async unpublish(): Promise<void> {
    if (this.state === 'conflict') return this.decide();
    if (await this.save({ ...this.edit, status: 'draft' }, false)) {
      this.edit = { ...this.edit, status: 'draft' };
      this.touched();
      toastWithUndo(t('help.is-unpublished'), () => this.publish());
    }
  }

  private async decide(): Promise<void> {
    if (!this.undecided) return;
    const conflict = { ...this.undecided, mine: this.edit };
    this.undecided = undefined;
    await this.settle(conflict);
  }

  private async deleteArticle(): Promise<void> {
    const { edit, base, etag, article } = this;
    if (base.status === 'published') {
      const sure = await confirmDialog({
        title: t('help.delete-ask', { title: base.title }),
        text: t('help.delete-detail'),
        action: t('help.delete'),
        danger: true,
      });
      if (!sure) return;
    }
    clearTimeout(this.timer);
    try {
      if (etag) await del(pathOf(this.articleId), { ifMatch: etag });
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) return this.meet(edit);
      return toast(errorText(error), { kind: 'danger' });
    }
    dropDraft(this.articleId);
    this.base = edit;
    const id = this.articleId;
    navigate(href('help.articles'));
    if (!article) return;
    toastWithUndo(t('help.deleted', { title: edit.title }), async () => {
      await put(pathOf(id), input(edit), { headers: { 'If-None-Match': '*' } });
      announce(t('help.back-again'));
      navigate(href('help.articles', [id]));
    });
  }

  override render() {
    if (this.failure) {
      return html`<div class="screen">
        ${this.backLink()}
        <h1>${t('help.article')}</h1>
        ${errorNote(this.failure, () => this.load())}
      </div>`;
    }
    if (this.state === 'loading') {
      return html`<div class="screen"><h1 class="visually-hidden">${t('help.article')}</h1>
        <span class="skeleton"></span><span class="skeleton"></span></div>`;
    }
    const published = this.base.status === 'published';
    return html`<div class="screen">
      <div class="head">
        <div>
          ${this.backLink()}
          <h1 tabindex="-1">${this.edit.title.trim() || t('help.new')}</h1>
        </div>
        <div class="actions">
          ${this.indicator()}
          ${published && this.article
            ? html`<a class="button" href=${this.article.url} target="_blank" rel="noopener">${icon('open')}${t('help.view')}</a>`
            : nothing}
          <button
            class="primary"
            @click=${this.publish}
            ?disabled=${published && !this.changed && this.state === 'saved'}
          >
            ${published ? t('help.publish-changes') : t('help.publish')}
          </button>
        </div>
      </div>
      ${this.notes()}
      <div class="split">
        <div class="stack">
          ${this.text('title', { required: true, maxlength: 300 })}
          <candor-markdown
            lang=${this.edit.lang}
            .label=${t('help.text')}
            .contentId=${'help.article:' + this.articleId}
            .value=${this.edit.body}
            .invalid=${this.fieldErrors.has('body')}
            .preview=${(body: string) => this.preview(body)}
            @change-text=${(e: CustomEvent<string>) => this.change('body', e.detail)}
          ></candor-markdown>
        </div>
        <div class="stack">
          <section class="card stack">
            <div class="spread">
              <h2>${t('help.status')}</h2>
              <span class="badge ${published ? 'good' : ''}">${t('help.' + this.base.status)}</span>
            </div>
            <p class="muted small">${published ? t('help.published-hint') : t('help.draft-hint')}</p>
            <div class="actions">
              ${published ? html`<button @click=${this.unpublish}>${t('help.unpublish')}</button>` : nothing}
              <button class="danger" @click=${this.deleteArticle}>${icon('trash')}${t('help.delete')}</button>
            </div>
          </section>
          <section class="card stack">
            <h2>${t('help.details')}</h2>
            ${this.text('category', { list: `${this.key}-categories`, hint: t('help.category-hint'), maxlength: 200 })}
            <datalist id="${this.key}-categories">
              ${this.categories.map((path) => html`<option value=${path}></option>`)}
            </datalist>
            <div class="field">
              <label for="${this.key}-lang">${t('help.language')}</label>
              <select id="${this.key}-lang" @change=${(e: Event) => this.change('lang', (e.target as HTMLSelectElement).value)}>
                ${languageOptions(this.edit.lang).map(
                  (o) => html`<option value=${o.value} ?selected=${o.value === this.edit.lang}>${o.label}</option>`,
                )}
              </select>
            </div>
            ${this.text('slug', { hint: t('help.slug-hint'), maxlength: 200 })}
            ${this.text('description', { hint: t('help.description-hint'), maxlength: 1000 })}
            ${this.tags()}
          </section>
        </div>
      </div>
    </div>`;
  }

  private backLink() {
    return html`<a class="cluster small" href=${href('help.articles')}>${icon('back')}${t('help.articles')}</a>`;
  }

  private indicator() {
    const kept = this.state === 'typing' && !this.autosaves;
    const texts: Record<State, string> = {
      loading: '',
      saved: this.fresh ? '' : t('help.saved'),
      typing: kept ? t('help.kept') : this.edit.title.trim() ? t('help.typing') : t('help.title-first'),
      saving: t('help.saving'),
      waiting: t('help.waiting'),
      refused: t('help.refused'),
      conflict: t('help.conflict'),
    };
    const warn = ['waiting', 'refused', 'conflict'].includes(this.state);
    return html`<span class="saved ${warn ? 'warn' : ''}" role="status">
      ${texts[this.state] ? icon(this.state === 'saved' ? 'check' : warn ? 'alert' : 'edit') : nothing}${texts[this.state]}
    </span>`;
  }

  private notes() {
    return html`
      ${this.restored
        ? html`<div class="note warn">
            ${icon('clock')}
            <div class="spread">
              <span>${t('help.restored', { when: ago(this.restored) })}</span>
              <button @click=${this.discard}>${t('help.discard')}</button>
            </div>
          </div>`
        : nothing}
      ${this.state === 'conflict' && this.undecided
        ? html`<div class="note warn" role="alert">
            ${icon('alert')}
            <div class="spread">
              <span>${t('help.conflict-detail')}</span>
              <button @click=${this.decide}>${t('help.compare')}</button>
            </div>
          </div>`
        : nothing}
      ${(this.state === 'refused' || this.state === 'waiting') && this.problem
        ? html`<div class="note ${this.state === 'refused' ? 'danger' : 'warn'}" role="alert">
            ${icon('alert')}<span>${this.problem}</span>
          </div>`
        : nothing}
      ${this.unkept ? html`<div class="note warn" role="alert">${icon('alert')}<span>${t('help.unkept')}</span></div>` : nothing}
    `;
  }

  private text(
    name: 'title' | 'category' | 'slug' | 'description',
    options: { required?: boolean; hint?: string; list?: string; maxlength?: number },
  ) {
    const id = `${this.key}-${name}`;
    const error = this.fieldErrors.get(name);
    const described = [options.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
    const onInput = (e: Event) => this.change(name, (e.target as HTMLInputElement).value);
    return html`<div class="field">
      <label for=${id}>${t('help.' + name)}</label>
      ${name === 'description'
        ? html`<textarea
            id=${id}
            rows="3"
            maxlength=${options.maxlength ?? nothing}
            lang=${this.edit.lang}
            .value=${this.edit[name]}
            aria-describedby=${described || nothing}
            @input=${onInput}
          ></textarea>`
        : html`<input
            id=${id}
            autocomplete="off"
            lang=${name === 'title' ? this.edit.lang : nothing}
            maxlength=${options.maxlength ?? nothing}
            list=${options.list ?? nothing}
            aria-required=${options.required ? 'true' : nothing}
            aria-invalid=${error ? 'true' : nothing}
            aria-describedby=${described || nothing}
            .value=${this.edit[name]}
            @input=${onInput}
          />`}
      ${options.hint ? html`<p class="hint" id="${id}-hint">${options.hint}</p>` : nothing}
      ${error ? html`<p class="error" id="${id}-error">${icon('alert')}${error}</p>` : nothing}
    </div>`;
  }

  private tags() {
    const id = `${this.key}-tags`;
    return html`<div class="field">
      <label for=${id}>${t('help.tags')}</label>
      <input
        id=${id}
        autocomplete="off"
        aria-describedby="${id}-hint"
        .value=${this.edit.tags.join(', ')}
        @change=${(e: Event) =>
          this.change('tags', [
            ...new Set(
              (e.target as HTMLInputElement).value
                .split(',')
                .map((tag) => tag.trim())
                .filter(Boolean),
            ),
          ])}
      />
      <p class="hint" id="${id}-hint">${t('help.tags-hint')}</p>
    </div>`;
  }

  private async preview(body: string): Promise<string> {
    return (await post<{ html: string }>('help/preview', { body, lang: this.edit.lang, id: this.articleId })).html;
  }
}
customElements.define('help-article-editor', ArticleEditor);
