// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import {
  ago,
  announce,
  CandorScreen,
  confirmDialog,
  dateTime,
  dialog,
  errorNote,
  errorText,
  get,
  href,
  icon,
  languageName,
  navigate,
  number,
  post,
  t,
  toast,
  toastWithUndo,
  type Page,
} from '@candor/admin';
import { chooseTheme } from './choose';
import { importVoices } from './import';
import { languageOptions, type Tag, type Tagged, type Theme, type Voice } from './model';
import { manageTags } from './tags';
import { triage, type Triage } from './triage';

const FILTERS = ['state', 'q', 'lang', 'source', 'theme', 'tag'] as const;
const STATES = ['new', 'seen', 'archived', ''] as const;
const SOURCES = ['form', 'review', 'ticket', 'survey', 'forum', 'import'];

interface Change {
  state?: Voice['state'];
  confirmTags?: string[];
  refuseTags?: string[];
  undecideTags?: string[];
  addThemes?: string[];
  removeThemes?: string[];
}

/** A voice with what is like it. */
interface Detail {
  voice: Voice;
  similar: Array<{ voice: Voice; alike: number }>;
  maskedText: string;
}

/** What people said, and what to make of it: one screen, every step by key. */
class SaidInbox extends CandorScreen {
  private items?: Voice[];
  private next?: string | null;
  private total = 0;
  private exact = true;
  private error?: unknown;
  private current = '';
  private readonly chosen = new Set<string>();
  private themes: Theme[] = [];
  private tags: Tag[] = [];
  private similar = new Map<string, Voice[]>();
  private triage?: Triage;
  private triageError?: unknown;
  private shown?: string;
  private timer = 0;
  private running?: AbortController;
  private undoLast?: () => Promise<void>;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('route')) return;
    const wanted = this.route.query.toString();
    if (wanted !== this.shown) {
      this.shown = wanted;
      this.items = undefined;
      this.chosen.clear();
      void this.load();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.surroundings();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.running?.abort();
    super.disconnectedCallback();
  }

  private async surroundings(): Promise<void> {
    const [themes, tags, week] = await Promise.allSettled([
      get<Page<Theme>>('themes-of-feedback', { limit: 200 }),
      get<Page<Tag>>('feedback/tags'),
      get<Triage>('feedback/triage'),
    ]);
    if (themes.status === 'fulfilled') this.themes = themes.value.items;
    if (tags.status === 'fulfilled') this.tags = tags.value.items;
    if (week.status === 'fulfilled') this.triage = week.value;
    else this.triageError = week.reason;
    this.requestUpdate();
  }

  private get state(): string {
    return this.route.query.has('state') ? (this.route.query.get('state') ?? '') : 'new';
  }

  private async load(cursor?: string): Promise<void> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const query: Record<string, string | number | undefined> = { cursor, limit: 50 };
    for (const name of FILTERS) query[name] = this.route.query.get(name) ?? undefined;
    query.state = this.state === 'all' ? '' : this.state;
    try {
      const page = await get<Page<Voice> & { totalExact: boolean }>(
        'feedback/inbox',
        { ...query, duplicates: this.route.query.get('duplicates') },
        running.signal,
      );
      this.items = cursor ? [...(this.items ?? []), ...page.items] : page.items;
      this.next = page.next;
      this.total = page.total ?? this.items.length;
      this.exact = page.totalExact;
      this.error = undefined;
      if (!cursor) {
        this.current = this.items[0]?.id ?? '';
        announce(this.found());
      }
      this.lookAround();
    } catch (error) {
      if (running.signal.aborted) return;
      this.error = error;
    }
    this.requestUpdate();
  }

  private found(): string {
    return t(this.exact ? 'said.found' : 'said.found-least', { n: this.total });
  }

  private filter(name: string, value: string, wait = 0): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const query = Object.fromEntries(this.route.query);
      query[name] = value;
      navigate(href('said.inbox', [], query), true);
    }, wait);
  }

  private get voice(): Voice | undefined {
    return this.items?.find((v) => v.id === this.current);
  }

  /** The voices that a command is about: those chosen, else the one in view. */
  private subjects(): Voice[] {
    const chosen = (this.items ?? []).filter((v) => this.chosen.has(v.id));
    return chosen.length ? chosen : this.voice ? [this.voice] : [];
  }

  private show(id: string, focus = false): void {
    this.current = id;
    this.lookAround();
    this.requestUpdate();
    if (focus) {
      void this.updateComplete.then(() => {
        const row = this.querySelector<HTMLElement>(`[data-voice="${id}"]`);
        row?.focus();
        row?.scrollIntoView({ block: 'nearest' });
      });
    }
  }

  private move(step: number): void {
    const items = this.items ?? [];
    const at = items.findIndex((v) => v.id === this.current);
    const to = items[Math.min(items.length - 1, Math.max(0, at + step))];
    if (to) this.show(to.id, true);
    if (to && to === items[items.length - 1] && this.next) void this.load(this.next);
  }

  /** Voices that say nearly the same as the one in view. */
  private lookAround(): void {
    const voice = this.voice;
    if (!voice?.duplicateOf || this.similar.has(voice.id)) return;
    this.similar.set(voice.id, []);
    get<Detail>(`feedback/inbox/${voice.id}`).then(
      (detail) => {
        this.similar.set(
          voice.id,
          detail.similar.map((s) => s.voice),
        );
        this.requestUpdate();
      },
      () => undefined,
    );
  }

  /** Changes voices at once on the screen, keeps the way back. */
  private async change(voices: Voice[], what: Change, told: string): Promise<void> {
    if (!voices.length) return;
    const before = new Map(voices.map((v) => [v.id, v]));
    try {
      const answer = await post<Page<Voice>>('feedback/inbox/changes', { ids: voices.map((v) => v.id), ...what });
      this.replace(answer.items);
    } catch (error) {
      return toast(errorText(error), { kind: 'danger' });
    }
    this.offerUndo(told, sameWay([...before.values()], what), voices[0].id);
  }

  /** Voices may differ in what was there before, so each group goes back by itself. */
  private offerUndo(told: string, back: Array<Change & { ids: string[] }>, first: string): void {
    this.undoLast = async () => {
      this.undoLast = undefined;
      try {
        for (const group of back) await post<Page<Voice>>('feedback/inbox/changes', group);
        announce(t('said.undone'));
        await this.load();
        this.show(first, true);
      } catch (error) {
        toast(errorText(error), { kind: 'danger' });
      }
    };
    toastWithUndo(told, () => this.undoLast?.());
  }

  private replace(changed: Voice[]): void {
    const items = this.items ?? [];
    const at = items.findIndex((v) => v.id === this.current);
    const news = new Map(changed.map((v) => [v.id, v]));
    const kept = items
      .map((v) => news.get(v.id) ?? v)
      .filter((v) => this.state === '' || this.state === 'all' || v.state === this.state);
    const left = items.length - kept.length;
    this.items = kept;
    this.total -= left;
    changed.forEach((v) => this.chosen.delete(v.id));
    const stays = kept.some((v) => v.id === this.current);
    const goTo = stays ? this.current : (kept[Math.min(Math.max(0, at), kept.length - 1)]?.id ?? '');
    const inside = this.contains(document.activeElement);
    this.show(goTo, inside && !stays && goTo !== '');
    if (kept.length < 10 && this.next) void this.load(this.next);
  }

  private confirmTags(): void {
    const voices = this.subjects();
    const suggested = [
      ...new Set(voices.flatMap((v) => v.tags.filter((g) => g.state === 'suggested').map((g) => g.id))),
    ];
    if (!suggested.length) return toast(t('said.no-suggestion'));
    if (voices.length === 1) {
      void this.change(voices, { confirmTags: suggested, state: 'seen' }, t('said.tags-confirmed', { n: suggested.length }));
    } else {
      // Each voice gets its own suggestions, not those of its neighbours.
      void this.confirmEach(voices);
    }
  }

  private async confirmEach(voices: Voice[]): Promise<void> {
    const back: Array<Change & { ids: string[] }> = [];
    const changed: Voice[] = [];
    try {
      for (const voice of voices) {
        const confirmTags = voice.tags.filter((g) => g.state === 'suggested').map((g) => g.id);
        if (!confirmTags.length) continue;
        const what: Change = { confirmTags, state: 'seen' };
        changed.push(...(await post<Page<Voice>>('feedback/inbox/changes', { ids: [voice.id], ...what })).items);
        back.push(...sameWay([voice], what));
      }
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    if (!changed.length) return;
    this.replace(changed);
    this.offerUndo(t('said.tags-confirmed-voices', { n: changed.length }), back, changed[0].id);
  }

  private async gather(): Promise<void> {
    const voices = this.subjects();
    if (!voices.length) return;
    const theme = await chooseTheme(this.themes, { text: voices[0].text, lang: voices[0].lang });
    if (!theme) return;
    if (!this.themes.some((known) => known.id === theme.id)) this.themes = [theme, ...this.themes];
    await this.change(
      voices,
      { addThemes: [theme.id], state: 'seen' },
      t('said.gathered', { n: voices.length, theme: theme.title }),
    );
  }

  private setAside(): void {
    const voices = this.subjects();
    const back = voices.every((v) => v.state === 'archived');
    void this.change(
      voices,
      { state: back ? 'new' : 'archived' },
      t(back ? 'said.brought-back' : 'said.set-aside-done', { n: voices.length }),
    );
  }

  private async mask(): Promise<void> {
    const voice = this.voice;
    if (!voice) return;
    let preview: string;
    try {
      preview = (await get<Detail>(`feedback/inbox/${voice.id}`)).maskedText;
    } catch (error) {
      return toast(errorText(error), { kind: 'danger' });
    }
    if (preview === voice.text && !voice.author) return toast(t('said.nothing-to-mask'));
    const sure = await confirmDialog({
      title: t('said.mask-ask'),
      text: html`${t('said.mask-detail')}<blockquote class="said-text">${preview}</blockquote>`,
      action: t('said.mask'),
      danger: true,
    });
    if (!sure) return;
    try {
      this.replace([await post<Voice>(`feedback/inbox/${voice.id}/mask`, {})]);
      toast(t('said.masked-done'));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
  }

  private readonly keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const typing = target.matches('input:not([type="checkbox"]), textarea, select');
    if (typing) return;
    const commands: Record<string, () => void> = {
      j: () => this.move(1),
      ArrowDown: () => this.move(1),
      k: () => this.move(-1),
      ArrowUp: () => this.move(-1),
      x: () => this.choose(this.current),
      t: () => this.confirmTags(),
      a: () => void this.gather(),
      m: () => void this.mask(),
      e: () => this.setAside(),
      z: () => void (this.undoLast?.() ?? toast(t('said.nothing-to-undo'))),
      '/': () => this.querySelector<HTMLInputElement>('input[type="search"]')?.focus(),
      '?': () => this.help(),
    };
    const command = commands[event.key];
    if (!command) return;
    event.preventDefault();
    command();
  };

  private choose(id: string): void {
    if (!id) return;
    if (this.chosen.has(id)) this.chosen.delete(id);
    else this.chosen.add(id);
    announce(t('said.chosen', { n: this.chosen.size }));
    this.requestUpdate();
  }

  private help(): void {
    const rows: Array<[string, string]> = [
      ['j / k', 'said.key-move'],
      ['x', 'said.key-choose'],
      ['t', 'said.key-tags'],
      ['a', 'said.key-theme'],
      ['m', 'said.key-mask'],
      ['e', 'said.key-aside'],
      ['/', 'said.key-search'],
      ['z', 'said.key-undo'],
      ['?', 'said.key-help'],
    ];
    void dialog({
      title: t('said.keys'),
      body: (done) => html`<p>${t('said.keys-where')}</p>
        <dl class="said-keys">
          ${rows.map(([key, text]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${t(text)}</dd></div>`)}
        </dl>
        <div class="actions"><button autofocus @click=${() => done(undefined)}>${t('said.close')}</button></div>`,
    });
  }

  override render() {
    const value = (name: string) => this.route.query.get(name) ?? '';
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('said.inbox')}</h1>
          <p class="lead">${t('said.inbox-lead')}</p>
        </div>
        <div class="actions">
          <button class="quiet" @click=${() => this.help()}>${icon('help')}${t('said.keys')}</button>
          <button @click=${() => this.editTags()}>${icon('rules')}${t('said.tags')}</button>
          <button @click=${() => this.bringIn()}>${icon('import')}${t('said.import')}</button>
        </div>
      </div>
      ${triage(this.triage, this.triageError, () => this.surroundings())}
      <div class="filters" role="search" aria-label=${t('said.filter')}>
        <div class="tabs" role="group" aria-label=${t('said.state')}>
          ${STATES.map(
            (state) =>
              html`<button aria-pressed=${this.state === (state || 'all') ? 'true' : 'false'} @click=${() => this.filter('state', state || 'all')}>
                ${t('said.state-' + (state || 'all'))}
              </button>`,
          )}
        </div>
        <label class="grow">
          ${t('said.search')}
          <input
            type="search"
            maxlength="200"
            .value=${live(value('q'))}
            @input=${(e: Event) => this.filter('q', (e.target as HTMLInputElement).value, 250)}
          />
        </label>
        ${this.select('lang', t('said.language'), languageOptions(value('lang')))}
        ${this.select(
          'source',
          t('said.source'),
          SOURCES.map((s) => ({ value: s, label: t('said.source-' + s) })),
        )}
        ${this.select(
          'theme',
          t('said.theme'),
          this.themes.map((m) => ({ value: m.id, label: m.title })),
        )}
        ${this.select(
          'tag',
          t('said.tag'),
          this.tags.map((g) => ({ value: g.id, label: g.label })),
        )}
      </div>
      ${this.error ? errorNote(this.error, () => this.load()) : this.desk()}
    </div>`;
  }

  private async bringIn(): Promise<void> {
    if (await importVoices()) {
      await this.load();
      await this.surroundings();
    }
  }

  private async editTags(): Promise<void> {
    if (await manageTags(this.tags)) {
      await this.surroundings();
      await this.load();
    }
  }

  private select(name: string, label: string, options: Array<{ value: string; label: string }>) {
    const value = this.route.query.get(name) ?? '';
    return html`<label>
      ${label}
      <select class="said-narrow" @change=${(e: Event) => this.filter(name, (e.target as HTMLSelectElement).value)}>
        <option value="">${t('said.all')}</option>
        ${options.map((o) => html`<option value=${o.value} ?selected=${o.value === value}>${o.label}</option>`)}
      </select>
    </label>`;
  }

  private desk() {
    if (!this.items) {
      return html`<div class="card stack" role="status">
        <span class="visually-hidden">${t('state.loading')}</span>
        ${[1, 2, 3, 4].map(() => html`<span class="skeleton"></span>`)}
      </div>`;
    }
    if (!this.items.length) {
      const narrowed = [...this.route.query.keys()].some((k) => k !== 'state');
      return html`<div class="card empty">
        ${icon(narrowed ? 'search' : 'check')}
        <p>${t(narrowed ? 'said.none-found' : this.state === 'new' ? 'said.all-read' : 'said.none')}</p>
        <button @click=${() => navigate(href('said.inbox', [], { state: 'all' }), true)}>${t('said.show-all')}</button>
      </div>`;
    }
    return html`<div class="said-desk" @keydown=${this.keys}>
      <section class="said-list" aria-label=${t('said.voices')}>
        <p class="muted small said-count" role="status">
          ${this.chosen.size ? t('said.chosen', { n: this.chosen.size }) : this.found()}
        </p>
        <ul class="plain">
          ${repeat(
            this.items,
            (v) => v.id,
            (v) => this.row(v),
          )}
        </ul>
        ${this.next
          ? html`<div class="more"><button @click=${() => this.load(this.next!)}>${t('said.more')}</button></div>`
          : nothing}
      </section>
      <section class="card stack said-detail" aria-label=${t('said.voice')}>${this.detail()}</section>
    </div>`;
  }

  private row(v: Voice) {
    const mine = v.id === this.current;
    return html`<li class=${mine ? 'said-row current' : 'said-row'}>
      <input
        type="checkbox"
        aria-label=${t('said.choose', { text: v.text.slice(0, 60) })}
        .checked=${live(this.chosen.has(v.id))}
        @change=${() => this.choose(v.id)}
      />
      <button
        class="said-open"
        data-voice=${v.id}
        aria-current=${mine ? 'true' : nothing}
        @click=${() => this.show(v.id)}
      >
        <span class="said-excerpt" lang=${v.lang}>${v.text}</span>
        <span class="muted small cluster">
          <span>${ago(v.saidAt)}</span><span>${sourceName(v.source)}</span><span>${languageName(v.lang)}</span>
          ${v.duplicateOf ? html`<span class="badge">${t('said.duplicate')}</span>` : nothing}
          ${v.tags.some((g) => g.state === 'suggested') ? html`<span class="badge">${t('said.suggestions')}</span>` : nothing}
        </span>
      </button>
    </li>`;
  }

  private detail() {
    const v = this.voice;
    if (!v) return html`<p class="muted">${t('said.choose-one')}</p>`;
    const suggested = v.tags.filter((g) => g.state === 'suggested');
    const confirmed = v.tags.filter((g) => g.state === 'confirmed');
    const rest = this.tags.filter((g) => !v.tags.some((has) => has.id === g.id));
    const alike = this.similar.get(v.id) ?? [];
    return html`
      <div class="spread">
        <h2>${t('said.voice')}</h2>
        <span class="badge ${v.state === 'new' ? 'warn' : ''}">${t('said.state-' + v.state)}</span>
      </div>
      <blockquote class="said-text" lang=${v.lang}>${v.text}</blockquote>
      <dl class="said-facts small">
        <div><dt>${t('said.when')}</dt><dd title=${ago(v.saidAt)}>${dateTime(v.saidAt)}</dd></div>
        <div><dt>${t('said.source')}</dt><dd>${sourceName(v.source)}${v.url ? html` · <a href=${safe(v.url)} target="_blank" rel="noopener noreferrer">${t('said.open-source')}</a>` : nothing}</dd></div>
        ${v.topic ? html`<div><dt>${t('said.topic')}</dt><dd>${v.topic}</dd></div>` : nothing}
        ${v.product ? html`<div><dt>${t('said.product')}</dt><dd>${v.product}</dd></div>` : nothing}
        <div>
          <dt>${t('said.may')}</dt>
          <dd class="cluster">
            <span class="badge ${v.consent.quote ? 'good' : ''}">${t(v.consent.quote ? 'said.may-quote' : 'said.may-not-quote')}</span>
            <span class="badge ${v.consent.notify ? 'good' : ''}">${t(v.consent.notify ? 'said.may-tell' : 'said.may-not-tell')}</span>
            ${v.consent.remember ? html`<span class="badge good">${t('said.may-recognise')}</span>` : nothing}
          </dd>
        </div>
      </dl>
      <div class="actions">
        <button class="primary" @click=${() => this.gather()}>${icon('plus')}${t('said.to-theme')} <kbd>a</kbd></button>
        <button @click=${() => this.setAside()}>${icon('archive')}${t(v.state === 'archived' ? 'said.bring-back' : 'said.set-aside')} <kbd>e</kbd></button>
        ${v.masked
          ? html`<span class="badge good">${icon('shield')}${t('said.masked')}</span>`
          : html`<button @click=${() => this.mask()}>${icon('shield')}${t('said.mask')} <kbd>m</kbd></button>`}
      </div>
      <div class="stack tight">
        <h3>${t('said.themes')}</h3>
        ${v.themes.length
          ? html`<ul class="plain cluster">
              ${v.themes.map((id) => {
                const title = this.themes.find((m) => m.id === id)?.title ?? id;
                return html`<li class="badge">
                  <a href=${href('said.themes', [id])}>${title}</a>
                  <button
                    class="link"
                    aria-label=${t('said.take-out', { theme: title })}
                    @click=${() => this.change([v], { removeThemes: [id] }, t('said.taken-out', { theme: title }))}
                  >
                    ${icon('close')}
                  </button>
                </li>`;
              })}
            </ul>`
          : html`<p class="muted small">${t('said.no-theme')}</p>`}
      </div>
      <div class="stack tight">
        <div class="spread">
          <h3>${t('said.tags')}</h3>
          ${suggested.length ? html`<button @click=${() => this.confirmTags()}>${icon('check')}${t('said.confirm-all')} <kbd>t</kbd></button>` : nothing}
        </div>
        ${confirmed.length || suggested.length ? nothing : html`<p class="muted small">${t('said.no-tags')}</p>`}
        <ul class="plain stack tight">
          ${[...confirmed, ...suggested].map((g) => this.tag(v, g))}
        </ul>
        ${rest.length
          ? html`<label class="small said-add"
              >${t('said.add-tag')}
              <select
                .value=${live('')}
                @change=${(e: Event) => {
                  const id = (e.target as HTMLSelectElement).value;
                  if (id) void this.change([v], { confirmTags: [id] }, t('said.tags-confirmed', { n: 1 }));
                }}
              >
                <option value="">–</option>
                ${rest.map((g) => html`<option value=${g.id}>${t('said.kind-' + g.kind)}: ${g.label}</option>`)}
              </select>
            </label>`
          : nothing}
      </div>
      ${v.duplicateOf
        ? html`<div class="note">
            ${icon('copy')}
            <div class="stack tight">
              <p>${t('said.duplicate-hint')}</p>
              ${alike.slice(0, 3).map((s) => html`<blockquote class="small" lang=${s.lang}>${s.text} <span class="muted">(${ago(s.saidAt)})</span></blockquote>`)}
            </div>
          </div>`
        : nothing}
    `;
  }

  private tag(v: Voice, g: Tagged) {
    const yes = g.state === 'confirmed';
    return html`<li class="spread said-tag">
      <span>
        <span class="badge ${yes ? 'good' : ''}">${yes ? icon('check') : icon('sparkle')}${g.label}</span>
        <span class="muted small">${t('said.kind-' + g.kind)}${yes ? '' : ' · ' + t('said.suggested', { n: Math.round(g.score * 100) })}</span>
        ${!yes && g.why ? html`<br /><span class="muted small">${g.why}</span>` : nothing}
      </span>
      <span class="cluster">
        ${yes
          ? nothing
          : html`<button
              class="icon-only"
              aria-label=${t('said.fits', { tag: g.label })}
              @click=${() => this.change([v], { confirmTags: [g.id] }, t('said.tags-confirmed', { n: 1 }))}
            >
              ${icon('check')}
            </button>`}
        <button
          class="icon-only quiet"
          aria-label=${t('said.fits-not', { tag: g.label })}
          @click=${() => this.change([v], { refuseTags: [g.id] }, t('said.tag-refused', { tag: g.label }))}
        >
          ${icon('close')}
        </button>
      </span>
    </li>`;
  }
}
customElements.define('said-inbox-screen', SaidInbox);

export function sourceName(source: string): string {
  const known = t('said.source-' + source);
  return known === 'said.source-' + source ? source : known;
}

/** Only web addresses become links. */
function safe(url: string): string {
  return /^https?:\/\//i.test(url) || /^\/(?!\/)/.test(url) ? url : '#';
}

/** What leads back to how the voices were, those alike together. */
function sameWay(before: Voice[], what: Change): Array<Change & { ids: string[] }> {
  const groups = new Map<string, Change & { ids: string[] }>();
  for (const v of before) {
    const state = (id: string) => v.tags.find((g) => g.id === id)?.state;
    const back: Change = {};
    if (what.state && what.state !== v.state) back.state = v.state;
    const undecideTags = [
      ...(what.confirmTags ?? []).filter((id) => state(id) !== 'confirmed'),
      ...(what.refuseTags ?? []).filter((id) => state(id) === 'suggested'),
    ];
    const confirmTags = (what.refuseTags ?? []).filter((id) => state(id) === 'confirmed');
    const removeThemes = (what.addThemes ?? []).filter((id) => !v.themes.includes(id));
    const addThemes = (what.removeThemes ?? []).filter((id) => v.themes.includes(id));
    if (undecideTags.length) back.undecideTags = undecideTags;
    if (confirmTags.length) back.confirmTags = confirmTags;
    if (removeThemes.length) back.removeThemes = removeThemes;
    if (addThemes.length) back.addThemes = addThemes;
    if (!Object.keys(back).length) continue;
    const key = JSON.stringify(back);
    const group = groups.get(key) ?? { ...back, ids: [] };
    group.ids.push(v.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}
