// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  ago,
  announce,
  ApiError,
  CandorElement,
  confirmDialog,
  dialog,
  errorNote,
  errorText,
  get,
  href,
  icon,
  languageName,
  navigate,
  post,
  put,
  t,
  toast,
  toastWithUndo,
  uniqueId,
  type Page,
} from '@candor/admin';
import { dropDraft, keepDraft, readDraft } from './draft';
import { historyOf } from './history';
import { languageOptions, newId, REASONS, STATUSES, type Action, type Evidence, type Finding, type Status, type Theme, type Voice } from './model';
import { notify } from './notify';
import { preview } from './preview';
import { statusBadge, statusName } from './status';

/** What an editor types; the server checks it. */
export interface Edit {
  slug: string;
  lang: string;
  title: string;
  asked: string;
  summary: string;
  voices: number;
  of: number;
  did: string;
  couldNot: string;
  reason: string;
  next: string;
  checkOn: string;
  due: string;
  owner: string;
  status: Status;
  evidence: Evidence[];
  quotes: Array<{ voice: string; text: string; author?: string }>;
  theme: string;
  product: string;
  translationOf: string;
}

const EMPTY: Edit = {
  slug: '', lang: 'en', title: '', asked: '', summary: '', voices: 0, of: 0, did: '', couldNot: '', reason: '', next: '',
  checkOn: '', due: '', owner: '', status: 'said', evidence: [], quotes: [], theme: '', product: '', translationOf: '',
};

/** Pointer of a problem to the field that shows it. */
const FIELDS: Array<[RegExp, string]> = [
  [/^\/said\/(voices|of)/, 'voices'],
  [/^\/said/, 'summary'],
  [/^\/(title|lang|asked|did|couldNot|reason|next|checkOn|due|owner|status|evidence|quotes|theme|product|slug)/, ''],
];

function fieldOf(pointer: string): string {
  for (const [pattern, name] of FIELDS) {
    const match = pattern.exec(pointer.startsWith('/') ? pointer : '/' + pointer);
    if (match) return name || match[1];
  }
  return '';
}

export function editOf(a: Action): Edit {
  return {
    slug: a.slug ?? '',
    lang: a.lang,
    title: a.title,
    asked: a.asked ?? '',
    summary: a.said?.summary ?? '',
    voices: a.said?.voices ?? 0,
    of: a.said?.of ?? 0,
    did: a.did ?? '',
    couldNot: a.couldNot ?? '',
    reason: a.reason ?? '',
    next: a.next ?? '',
    checkOn: a.checkOn ?? '',
    due: a.due ?? '',
    owner: a.owner ?? '',
    status: a.status,
    evidence: a.evidence ?? [],
    quotes: a.quotes ?? [],
    theme: a.theme ?? '',
    product: a.product ?? '',
    translationOf: a.translationOf ?? '',
  };
}

/** The body of a request; what is empty is left out. */
export function bodyOf(e: Edit): Record<string, unknown> {
  const body: Record<string, unknown> = {
    title: e.title.trim(),
    lang: e.lang,
    status: e.status,
    said: { summary: e.summary, voices: e.voices, of: e.of },
    evidence: e.evidence.filter((v) => v.url.trim()).map((v) => (v.note ? { url: v.url.trim(), note: v.note } : { url: v.url.trim() })),
    quotes: e.quotes.map((q) => ({ voice: q.voice, text: q.text })),
  };
  for (const name of ['slug', 'asked', 'did', 'couldNot', 'reason', 'next', 'checkOn', 'due', 'owner', 'theme', 'product', 'translationOf'] as const) {
    if (e[name]) body[name] = e[name];
  }
  return body;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Writes one answer, with its preview and what the rules say beside it. */
class ActionEditor extends CandorElement {
  static override properties = { actionId: { attribute: false }, query: { attribute: false } };
  actionId = '';
  query = new URLSearchParams();
  private readonly key = uniqueId('answer');
  private action?: Action;
  private etag: string | null = null;
  private base: Edit = EMPTY;
  private edit: Edit = EMPTY;
  private loaded = false;
  private failure?: unknown;
  private busy = false;
  private findings: Finding[] = [];
  private problems = new Map<string, string>();
  private problem = '';
  private restored = false;
  private stale = false;
  private themes: Theme[] = [];
  private voices: Voice[] = [];
  private notes: string[] = [];
  private timer = 0;
  private checking?: AbortController;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.leave);
    this.addEventListener('keydown', this.keys);
    void this.load();
  }

  override disconnectedCallback(): void {
    removeEventListener('beforeunload', this.leave);
    clearTimeout(this.timer);
    this.checking?.abort();
    super.disconnectedCallback();
  }

  private readonly leave = (event: BeforeUnloadEvent) => {
    if (this.changed && !readDraft(this.actionId)) event.preventDefault();
  };

  private readonly keys = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      void this.save();
    }
  };

  private get changed(): boolean {
    return !same(this.edit, this.base);
  }

  private get fresh(): boolean {
    return !this.action;
  }

  private async load(): Promise<void> {
    this.failure = undefined;
    get<Page<Theme>>('themes-of-feedback', { limit: 200 }).then(
      (page) => {
        this.themes = page.items;
        this.requestUpdate();
      },
      () => undefined,
    );
    try {
      if (this.query.get('new')) {
        const q = (name: string) => this.query.get(name) ?? '';
        this.base = EMPTY;
        this.edit = {
          ...EMPTY,
          title: q('title'),
          summary: q('said'),
          theme: q('theme'),
          voices: Number(q('voices')) || 0,
          of: Number(q('of')) || 0,
          lang: q('lang') || 'en',
        };
      } else {
        await this.fetch();
      }
      const draft = readDraft<Edit>(this.actionId);
      if (draft && !same(draft.edit, this.edit)) {
        this.edit = { ...EMPTY, ...draft.edit };
        this.restored = true;
        this.stale = !!this.action && draft.version !== this.action.version;
      }
      this.loaded = true;
      void this.check();
      void this.loadVoices();
    } catch (error) {
      this.failure = error;
    }
    this.requestUpdate();
  }

  private async fetch(): Promise<void> {
    const [action, notes] = await Promise.all([
      get<Action>(`actions/${encodeURIComponent(this.actionId)}`),
      get<string[]>(`actions/${encodeURIComponent(this.actionId)}/disputes`).catch(() => []),
    ]);
    this.action = action;
    this.etag = `"${action.version}"`;
    this.base = this.edit = editOf(action);
    this.notes = notes;
  }

  /** Voices of the theme that may be quoted. */
  private async loadVoices(): Promise<void> {
    if (!this.edit.theme) {
      this.voices = [];
      return this.requestUpdate();
    }
    try {
      const page = await get<Page<Voice>>('feedback/inbox', { theme: this.edit.theme, limit: 100 });
      this.voices = page.items.filter((v) => v.consent.quote);
    } catch {
      this.voices = [];
    }
    this.requestUpdate();
  }

  private set<K extends keyof Edit>(name: K, value: Edit[K]): void {
    this.edit = { ...this.edit, [name]: value };
    this.problems.delete(name);
    if (this.changed) keepDraft(this.actionId, { edit: this.edit, version: this.action?.version ?? 0 });
    else dropDraft(this.actionId);
    this.requestUpdate();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.check(), 350);
  }

  /** Asks what the rules say, without storing anything. */
  private async check(): Promise<void> {
    this.checking?.abort();
    const checking = (this.checking = new AbortController());
    try {
      const answer = await post<{ findings: Finding[] }>('actions/lint', bodyOf(this.edit), { signal: checking.signal });
      const before = this.findings.filter((f) => f.severity === 'block').length;
      this.findings = answer.findings;
      const now = this.findings.filter((f) => f.severity === 'block').length;
      if (now !== before) announce(t('said.findings-n', { n: now }));
    } catch {
      // What is half typed may not be readable yet; saving tells.
    }
    this.requestUpdate();
  }

  private async save(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    this.problems = new Map();
    const before = this.action ? this.base : undefined;
    this.requestUpdate();
    try {
      const split = this.query.get('split');
      const path = split ? `actions/${encodeURIComponent(split)}/split` : `actions/${encodeURIComponent(this.actionId)}`;
      if (split && this.fresh) {
        await post(path, { id: this.actionId, action: bodyOf(this.edit) });
      } else {
        await put(`actions/${encodeURIComponent(this.actionId)}`, bodyOf(this.edit), this.etag ? { ifMatch: this.etag } : {});
      }
      dropDraft(this.actionId);
      this.restored = this.stale = false;
      await this.fetch();
      if (this.query.get('new')) navigate(href('said.actions', [this.actionId]), true);
      if (before) toastWithUndo(t('said.saved'), () => this.restore(before));
      else toast(t('said.saved'));
      void this.check();
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) {
        this.stale = true;
        this.problem = t('said.stale');
      } else if (error instanceof ApiError && error.errors.length) {
        for (const e of error.errors) {
          const field = fieldOf(e.pointer);
          if (field) this.problems.set(field, e.message);
        }
        this.problem = t('said.refused', { n: error.errors.length });
      } else {
        this.problem = errorText(error);
      }
    }
    this.busy = false;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.said-problem')?.focus();
  }

  /** Brings an earlier text back, as a change of its own. */
  private async restore(edit: Edit): Promise<void> {
    this.edit = edit;
    await this.save();
  }

  /** Takes what somebody else stored meanwhile; what was typed here stays beside it. */
  private async reload(): Promise<void> {
    const mine = this.edit;
    try {
      await this.fetch();
      this.stale = false;
      this.problem = '';
      this.edit = mine;
      toast(t('said.reloaded'));
    } catch (error) {
      this.problem = errorText(error);
    }
    this.requestUpdate();
  }

  private discard(): void {
    dropDraft(this.actionId);
    this.edit = this.base;
    this.restored = this.stale = false;
    void this.check();
    this.requestUpdate();
  }

  private async merge(): Promise<void> {
    const action = this.action!;
    let others: Action[];
    try {
      others = (await get<Page<Action>>('actions', { limit: 100 })).items.filter((a) => a.id !== action.id);
    } catch (error) {
      return toast(errorText(error), { kind: 'danger' });
    }
    const into = await dialog<Action>({
      title: t('said.merge-into', { title: action.title }),
      body: (done) => html`<p>${t('said.answer-merge-detail')}</p>
        <ul class="plain said-choices">
          ${others.map(
            (a) =>
              html`<li><button class="said-choice quiet" @click=${() => done(a)}><span lang=${a.lang}>${a.title}</span> ${statusBadge(a)}</button></li>`,
          )}
        </ul>
        <div class="actions"><button autofocus @click=${() => done(undefined as never)}>${t('action.cancel')}</button></div>`,
    });
    if (!into) return;
    const sure = await confirmDialog({
      title: t('said.merge-ask', { title: action.title, into: into.title }),
      text: t('said.answer-merge-detail'),
      action: t('said.merge'),
    });
    if (!sure) return;
    try {
      await post(`actions/${encodeURIComponent(action.id)}/merge`, { into: into.id });
      dropDraft(action.id);
      this.base = this.edit;
      toast(t('said.merged'));
      navigate(href('said.actions', [into.id]));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
  }

  private async history(): Promise<void> {
    const chosen = await historyOf(this.action!);
    if (!chosen) return;
    // What that version left out was empty then.
    const blank = { asked: '', did: '', couldNot: '', reason: '', next: '', checkOn: null, due: null, owner: '', theme: '', product: '', translationOf: '' };
    this.edit = editOf({ ...this.action!, ...blank, evidence: [], quotes: [], ...chosen });
    keepDraft(this.actionId, { edit: this.edit, version: this.action!.version });
    this.restored = true;
    void this.check();
    this.requestUpdate();
  }

  override render() {
    const back = html`<a class="cluster small" href=${href('said.actions')}>${icon('back')}${t('said.actions')}</a>`;
    if (this.failure) {
      return html`<div class="screen">${back}<h1>${t('said.answer')}</h1>${errorNote(this.failure, () => this.load())}</div>`;
    }
    if (!this.loaded) {
      return html`<div class="screen"><h1 class="visually-hidden">${t('said.answer')}</h1><span class="skeleton"></span><span class="skeleton"></span></div>`;
    }
    const e = this.edit;
    const blocks = this.findings.filter((f) => f.severity === 'block').length;
    return html`<div class="screen">
      <div class="head">
        <div>
          ${back}
          <h1 tabindex="-1" lang=${e.lang}>${e.title.trim() || t('said.answer-new')}</h1>
          ${this.action ? statusBadge(this.action) : nothing}
        </div>
        <div class="actions">
          <span class="saved ${blocks ? 'warn' : ''}" role="status">
            ${this.busy ? t('state.saving') : this.changed || this.fresh ? t('said.not-saved') : html`${icon('check')}${t('said.is-saved')}`}
          </span>
          ${this.action
            ? html`<a class="button" href=${this.action.url} target="_blank" rel="noopener">${icon('open')}${t('said.view')}</a>
                <button @click=${() => notify(this.action!)} ?disabled=${this.changed}>${icon('users')}${t('said.notify')}</button>`
            : nothing}
          <button class="primary" @click=${() => this.save()} aria-disabled=${this.busy ? 'true' : nothing}>
            ${t(this.fresh ? 'said.publish' : 'said.publish-changes')}
          </button>
        </div>
      </div>
      ${this.messages()}
      <div class="said-editor">
        <div class="stack">
          ${this.text('title', { rows: 1, max: 300, required: true })}
          <section class="card stack">
            <h2>${t('said.block-said')}</h2>
            ${this.text('asked', { rows: 2, max: 4000 })} ${this.text('summary', { rows: 3, max: 4000 })}
            <div class="said-pairs">${this.count('voices')} ${this.count('of')}</div>
            <p class="hint">${t('said.voices-hint')}</p>
            ${this.quotes()}
          </section>
          <section class="card stack">
            <h2>${t('said.block-did')}</h2>
            ${this.text('did', { rows: 4, max: 10000 })} ${this.evidence()}
          </section>
          <section class="card stack">
            <h2>${t('said.block-could-not')}</h2>
            ${this.text('couldNot', { rows: 4, max: 10000 })}
            ${this.choice(
              'reason',
              REASONS.map((r) => ({ value: r, label: t('said.reason-' + r) })),
            )}
          </section>
          <section class="card stack">
            <h2>${t('said.block-next')}</h2>
            ${this.text('next', { rows: 3, max: 4000 })}
            <div class="said-pairs">${this.day('due')} ${this.day('checkOn')}</div>
            ${this.text('owner', { rows: 1, max: 100 })}
          </section>
          <section class="card stack">
            <h2>${t('said.details')}</h2>
            <div class="said-pairs">
              ${this.choice('lang', languageOptions(e.lang), true)}
              ${this.choice(
                'theme',
                this.themes.map((m) => ({ value: m.id, label: m.title })),
              )}
            </div>
            ${this.text('slug', { rows: 1, max: 190 })} ${this.text('product', { rows: 1, max: 128 })}
          </section>
        </div>
        <div class="stack said-side">
          <section class="card stack">
            <h2>${t('said.status')}</h2>
            ${this.status()}
          </section>
          ${this.rules()}
          <section class="card stack tight" aria-label=${t('said.preview')}>
            <h2>${t('said.preview')}</h2>
            ${preview(e, this.action)}
          </section>
          ${this.action
            ? html`<section class="card stack tight">
                <h2>${t('said.more-actions')}</h2>
                <div class="actions">
                  <button @click=${() => this.history()}>${icon('clock')}${t('said.history')}</button>
                  <button @click=${() => this.merge()}>${icon('link')}${t('said.merge')}</button>
                  <a
                    class="button"
                    href=${href('said.actions', [newId()], { new: '1', split: this.actionId, theme: e.theme, lang: e.lang, of: String(e.of) })}
                    >${icon('copy')}${t('said.split')}</a
                  >
                </div>
              </section>`
            : nothing}
        </div>
      </div>
    </div>`;
  }

  private messages() {
    const a = this.action;
    return html`
      ${this.problem
        ? html`<div class="note danger said-problem" role="alert" tabindex="-1">
            ${icon('alert')}
            <div class="stack tight">
              <p>${this.problem}</p>
              ${this.problems.size
                ? html`<ul>
                    ${[...this.problems].map(
                      ([field, text]) =>
                        html`<li>
                          <a
                            href="#"
                            @click=${(event: Event) => {
                              event.preventDefault();
                              document.getElementById(`${this.key}-${field}`)?.focus();
                            }}
                            >${text}</a
                          >
                        </li>`,
                    )}
                  </ul>`
                : nothing}
              ${this.stale ? html`<div><button @click=${() => this.reload()}>${icon('refresh')}${t('said.take-theirs')}</button></div>` : nothing}
            </div>
          </div>`
        : nothing}
      ${this.restored
        ? html`<div class="note warn">
            ${icon('clock')}
            <div class="spread">
              <span>${t(this.stale ? 'said.restored-stale' : 'said.restored')}</span>
              <button @click=${() => this.discard()}>${t('said.discard')}</button>
            </div>
          </div>`
        : nothing}
      ${a?.overdueDays ? html`<div class="note danger">${icon('clock')}<span>${t('said.late-hint', { n: a.overdueDays })}</span></div>` : nothing}
      ${a && (a.disputed || a.disputes)
        ? html`<div class="note warn">
            ${icon('alert')}
            <div class="stack tight">
              <p>${t(a.disputed ? 'said.disputed-hint' : 'said.disputes-hint', { n: a.disputes })}</p>
              ${this.notes.length ? html`<ul>${this.notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
            </div>
          </div>`
        : nothing}
    `;
  }

  private of(field: string): Finding[] {
    return this.findings.filter((f) => fieldOf(f.pointer) === field);
  }

  private under(field: string) {
    const problem = this.problems.get(field);
    const found = this.of(field);
    return html`
      ${problem && !found.some((f) => problem.startsWith(f.message))
        ? html`<p class="error" id="${this.key}-${field}-error">${icon('alert')}${problem}</p>`
        : nothing}
      ${found.length
        ? html`<ul class="plain said-findings" id="${this.key}-${field}-found">
            ${found.map(
              (f) =>
                html`<li class=${f.severity}>
                  ${icon(f.severity === 'block' ? 'alert' : 'info')}
                  <span>
                    <strong>${t(f.severity === 'block' ? 'said.blocks' : 'said.warns')}</strong>
                    ${f.message} <span class="muted">${f.fix}</span>
                    ${f.length
                      ? html`<button type="button" class="link" @click=${() => this.mark(field, f)}>${t('said.show-words')}</button>`
                      : nothing}
                  </span>
                </li>`,
            )}
          </ul>`
        : nothing}
    `;
  }

  /** Selects the words that a finding is about. */
  private mark(field: string, f: Finding): void {
    const control = document.getElementById(`${this.key}-${field}`) as HTMLTextAreaElement | null;
    control?.focus();
    control?.setSelectionRange?.(f.offset, f.offset + f.length);
  }

  private describedBy(field: string, hint: boolean): string {
    return [
      hint ? `${this.key}-${field}-hint` : '',
      this.problems.has(field) ? `${this.key}-${field}-error` : '',
      this.of(field).length ? `${this.key}-${field}-found` : '',
    ]
      .filter(Boolean)
      .join(' ');
  }

  private hint(field: string) {
    const text = t('said.hint-' + field);
    return text === 'said.hint-' + field ? '' : text;
  }

  private text(name: 'title' | 'asked' | 'summary' | 'did' | 'couldNot' | 'next' | 'owner' | 'slug' | 'product', o: { rows: number; max: number; required?: boolean }) {
    const id = `${this.key}-${name}`;
    const hint = this.hint(name);
    const bad = this.problems.has(name) || this.of(name).some((f) => f.severity === 'block');
    const onInput = (event: Event) => this.set(name, (event.target as HTMLInputElement).value);
    const described = this.describedBy(name, !!hint) || nothing;
    const lang = name === 'owner' || name === 'slug' || name === 'product' ? nothing : this.edit.lang;
    return html`<div class="field">
      <label for=${id}>${t('said.field-' + name)}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      ${o.rows > 1
        ? html`<textarea id=${id} rows=${o.rows} maxlength=${o.max} lang=${lang} aria-describedby=${described} aria-invalid=${bad ? 'true' : nothing} .value=${live(this.edit[name])} @input=${onInput}></textarea>`
        : html`<input id=${id} maxlength=${o.max} lang=${lang} autocomplete="off" aria-required=${o.required ? 'true' : nothing} aria-describedby=${described} aria-invalid=${bad ? 'true' : nothing} .value=${live(this.edit[name])} @input=${onInput} />`}
      ${this.under(name)}
    </div>`;
  }

  private count(name: 'voices' | 'of') {
    const id = `${this.key}-${name}`;
    return html`<div class="field">
      <label for=${id}>${t('said.field-' + name)}</label>
      <input
        id=${id}
        inputmode="numeric"
        autocomplete="off"
        .value=${live(String(this.edit[name]))}
        aria-describedby=${this.describedBy(name, false) || nothing}
        @input=${(event: Event) => {
          const n = Number((event.target as HTMLInputElement).value.replace(/\D/g, ''));
          this.set(name, Number.isSafeInteger(n) ? n : 0);
        }}
      />
      ${this.under(name)}
    </div>`;
  }

  private day(name: 'due' | 'checkOn') {
    const id = `${this.key}-${name}`;
    const hint = this.hint(name);
    return html`<div class="field">
      <label for=${id}>${t('said.field-' + name)}</label>
      <input id=${id} type="date" .value=${live(this.edit[name])} aria-describedby=${this.describedBy(name, !!hint) || nothing} @change=${(event: Event) => this.set(name, (event.target as HTMLInputElement).value)} />
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${this.under(name)}
    </div>`;
  }

  private choice(name: 'reason' | 'lang' | 'theme', options: Array<{ value: string; label: string }>, required = false) {
    const id = `${this.key}-${name}`;
    return html`<div class="field">
      <label for=${id}>${t('said.field-' + name)}</label>
      <select
        id=${id}
        aria-describedby=${this.describedBy(name, false) || nothing}
        @change=${(event: Event) => {
          this.set(name, (event.target as HTMLSelectElement).value);
          if (name === 'theme') void this.loadVoices();
        }}
      >
        ${required ? nothing : html`<option value="" ?selected=${!this.edit[name]}>–</option>`}
        ${options.map((o) => html`<option value=${o.value} ?selected=${o.value === this.edit[name]}>${o.label}</option>`)}
      </select>
      ${this.under(name)}
    </div>`;
  }

  private status() {
    return html`<fieldset class="said-steps">
      <legend class="visually-hidden">${t('said.status')}</legend>
      ${STATUSES.map(
        (s) =>
          html`<label class="cluster">
            <input type="radio" name="${this.key}-status" id=${s === this.edit.status ? `${this.key}-status` : nothing} .checked=${live(s === this.edit.status)} @change=${() => this.set('status', s)} />
            <span>${statusName(s)}</span>
          </label>`,
      )}
      ${this.under('status')}
      ${this.edit.status === 'done' ? html`<p class="hint">${t('said.done-hint')}</p>` : nothing}
      ${this.edit.status === 'could-not' ? html`<p class="hint">${t('said.could-not-hint')}</p>` : nothing}
    </fieldset>`;
  }

  private rules() {
    const blocks = this.findings.filter((f) => f.severity === 'block').length;
    const warns = this.findings.length - blocks;
    return html`<section class="card stack tight said-rules">
      <h2>${t('said.rules')}</h2>
      ${this.findings.length
        ? html`<p class=${blocks ? 'error' : ''}>${t('said.rules-found', { blocks, warns })}</p>
            <ul class="plain said-findings">
              ${this.findings.map((f) => {
                const field = fieldOf(f.pointer);
                return html`<li class=${f.severity}>
                  ${icon(f.severity === 'block' ? 'alert' : 'info')}
                  <button type="button" class="link" @click=${() => (f.length ? this.mark(field, f) : document.getElementById(`${this.key}-${field}`)?.focus())}>
                    ${f.excerpt ? `“${f.excerpt}”` : f.message}
                  </button>
                </li>`;
              })}
            </ul>`
        : html`<p class="cluster">${icon('check')}${t('said.rules-clean')}</p>`}
    </section>`;
  }

  private evidence() {
    const items = [...this.edit.evidence, { url: '', note: '' }].slice(0, 20);
    const change = (at: number, part: Partial<Evidence>) => {
      const list = items.map((item, i) => (i === at ? { ...item, ...part } : item));
      this.set(
        'evidence',
        list.filter((item) => item.url || item.note),
      );
    };
    return html`<fieldset class="said-list-of">
      <legend>${t('said.field-evidence')}</legend>
      <p class="hint">${t('said.hint-evidence')}</p>
      ${items.map((item, i) => {
        const last = i === items.length - 1;
        const id = i === 0 ? `${this.key}-evidence` : `${this.key}-evidence-${i}`;
        return html`<div class="said-evidence">
          <input id=${id} aria-label=${t('said.evidence-url', { n: i + 1 })} placeholder="https://…" maxlength="1000" .value=${live(item.url)} @input=${(event: Event) => change(i, { url: (event.target as HTMLInputElement).value })} />
          <input aria-label=${t('said.evidence-note', { n: i + 1 })} placeholder=${t('said.evidence-text')} maxlength="500" .value=${live(item.note ?? '')} @input=${(event: Event) => change(i, { note: (event.target as HTMLInputElement).value })} />
          ${last ? nothing : html`<button type="button" class="icon-only quiet" aria-label=${t('said.evidence-remove', { n: i + 1 })} @click=${() => this.set('evidence', this.edit.evidence.filter((_, k) => k !== i))}>${icon('close')}</button>`}
        </div>`;
      })}
      ${this.under('evidence')}
    </fieldset>`;
  }

  private quotes() {
    const chosen = this.edit.quotes;
    const rest = this.voices.filter((v) => !chosen.some((q) => q.voice === v.id));
    return html`<fieldset class="said-list-of">
      <legend>${t('said.field-quotes')}</legend>
      <p class="hint" id="${this.key}-quotes-hint">${t('said.hint-quotes')}</p>
      ${chosen.map(
        (q, i) =>
          html`<div class="said-quote">
            <textarea
              id=${i === 0 ? `${this.key}-quotes` : nothing}
              rows="2"
              maxlength="1000"
              aria-label=${t('said.quote-n', { n: i + 1 })}
              .value=${live(q.text)}
              @input=${(event: Event) => this.set('quotes', chosen.map((c, k) => (k === i ? { ...c, text: (event.target as HTMLTextAreaElement).value } : c)))}
            ></textarea>
            <button type="button" class="icon-only quiet" aria-label=${t('said.quote-remove', { n: i + 1 })} @click=${() => this.set('quotes', chosen.filter((_, k) => k !== i))}>${icon('close')}</button>
          </div>`,
      )}
      ${this.under('quotes')}
      ${rest.length
        ? html`<label class="small">
            ${t('said.quote-add')}
            <select
              .value=${live('')}
              @change=${(event: Event) => {
                const voice = rest.find((v) => v.id === (event.target as HTMLSelectElement).value);
                if (voice) this.set('quotes', [...chosen, { voice: voice.id, text: voice.text.slice(0, 1000) }]);
              }}
            >
              <option value="">–</option>
              ${rest.slice(0, 60).map((v) => html`<option value=${v.id}>${languageName(v.lang)}: ${v.text.slice(0, 90)} (${ago(v.saidAt)})</option>`)}
            </select>
          </label>`
        : html`<p class="muted small">${t(this.edit.theme ? 'said.quote-none' : 'said.quote-no-theme')}</p>`}
    </fieldset>`;
  }
}
customElements.define('said-action-editor', ActionEditor);
