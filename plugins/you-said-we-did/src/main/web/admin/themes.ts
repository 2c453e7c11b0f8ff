// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import {
  ago,
  announce,
  CandorElement,
  CandorScreen,
  confirmDialog,
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
  put,
  t,
  toast,
  toastWithUndo,
  type Page,
} from '@candor/admin';
import { chooseTheme } from './choose';
import { sourceName } from './inbox';
import { languageOptions, newId, type Action, type Theme, type Voice } from './model';
import { statusBadge } from './status';

/** Voices gathered by what they want. */
class SaidThemes extends CandorScreen {
  private items?: Theme[];
  private error?: unknown;
  private shown?: string;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('route')) return;
    const wanted = this.route.path.length ? 'one' : 'list';
    if (wanted === 'list' && this.shown !== 'list') void this.load();
    this.shown = wanted;
  }

  private async load(): Promise<void> {
    try {
      this.items = (await get<Page<Theme>>('themes-of-feedback', { limit: 200 })).items;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  override render() {
    const [id] = this.route.path;
    if (id) return keyed(id, html`<said-theme .themeId=${id}></said-theme>`);
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('said.themes-title')}</h1>
          <p class="lead">${t('said.themes-lead')}</p>
        </div>
        <button class="primary" @click=${() => this.create()}>${icon('plus')}${t('said.theme-add')}</button>
      </div>
      <candor-table
        .label=${t('said.themes-title')}
        .rows=${this.items}
        .error=${this.error}
        .retry=${() => this.load()}
        .empty=${html`${icon('quote')}
          <p>${t('said.themes-empty')}</p>
          <a class="button" href=${href('said.inbox')}>${t('said.inbox')}</a>`}
        .columns=${[
          {
            key: 'title',
            label: t('said.theme'),
            sort: (m: Theme) => m.title,
            wide: true,
            cell: (m: Theme) => html`<a class="title" href=${href('said.themes', [m.id])} lang=${m.lang || nothing}>${m.title}</a>`,
          },
          { key: 'voices', label: t('said.voices'), end: true, sort: (m: Theme) => m.voices, cell: (m: Theme) => number(m.voices) },
          {
            key: 'updatedAt',
            label: t('said.changed'),
            sort: (m: Theme) => m.updatedAt,
            cell: (m: Theme) => html`<span class="muted">${ago(m.updatedAt)}</span>`,
          },
        ]}
      ></candor-table>
    </div>`;
  }

  private async create(): Promise<void> {
    const made = await editTheme();
    if (made) navigate(href('said.themes', [made]));
  }
}
customElements.define('said-themes-screen', SaidThemes);

async function editTheme(theme?: Theme): Promise<string | undefined> {
  const id = theme?.id ?? newId().replace('a-', 't-');
  return dialog<string>({
    title: t(theme ? 'said.theme-edit' : 'said.theme-add'),
    body: (done) => html`<candor-form
      .fields=${[
        { name: 'title', label: t('said.theme-name'), type: 'text', required: true, maxLength: 300 },
        { name: 'summary', label: t('said.theme-summary'), type: 'textarea', maxLength: 4000 },
        { name: 'lang', label: t('said.language'), type: 'select', required: true, options: languageOptions(theme?.lang) },
      ]}
      .values=${{ title: theme?.title ?? '', summary: theme?.summary ?? '', lang: theme?.lang || 'en' }}
      .extra=${html`<button type="button" @click=${() => done(undefined as never)}>${t('action.cancel')}</button>`}
      .send=${async (v: Record<string, unknown>) => {
        await put(`themes-of-feedback/${id}`, { title: v.title, summary: v.summary || undefined, lang: v.lang });
        done(id);
      }}
    ></candor-form>`,
  });
}

/** Takes a merge or a split back and shows the theme that it was about. */
async function goBack(path: string, body: unknown, theme: string): Promise<void> {
  try {
    await post(path, body);
    announce(t('said.undone'));
    navigate(href('said.themes', [theme]));
  } catch (error) {
    toast(errorText(error), { kind: 'danger' });
  }
}

/** One theme: its voices, and what was answered. */
class SaidTheme extends CandorElement {
  static override properties = { themeId: { attribute: false } };
  themeId = '';
  private theme?: Theme;
  private voices?: Page<Voice>;
  private actions: Action[] = [];
  private all = 0;
  private readonly chosen = new Set<string>();
  private error?: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(cursor?: string): Promise<void> {
    try {
      const [theme, voices, actions, everything] = await Promise.all([
        get<Theme>(`themes-of-feedback/${this.themeId}`),
        get<Page<Voice>>('feedback/inbox', { theme: this.themeId, limit: 30, cursor }),
        get<Page<Action>>('actions', { theme: this.themeId, limit: 20 }),
        get<Page<Voice>>('feedback/inbox', { limit: 1 }),
      ]);
      this.theme = theme;
      this.voices = cursor && this.voices ? { ...voices, items: [...this.voices.items, ...voices.items] } : voices;
      this.actions = actions.items;
      this.all = everything.total ?? 0;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async merge(): Promise<void> {
    const theme = this.theme!;
    let into: Theme | undefined;
    try {
      const themes = (await get<Page<Theme>>('themes-of-feedback', { limit: 200 })).items;
      into = await chooseTheme(themes, undefined, theme.id);
      if (!into) return;
      const sure = await confirmDialog({
        title: t('said.merge-ask', { title: theme.title, into: into.title }),
        text: t('said.theme-merge-detail'),
        action: t('said.merge'),
      });
      if (!sure) return;
      const { undo } = await post<{ undo?: unknown }>(`themes-of-feedback/${theme.id}/merge`, { into: into.id });
      navigate(href('said.themes', [into.id]));
      if (undo) toastWithUndo(t('said.merged'), () => goBack(`themes-of-feedback/${theme.id}/unmerge`, undo, theme.id));
      else toast(t('said.merged'));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
  }

  private choose(id: string): void {
    if (this.chosen.has(id)) this.chosen.delete(id);
    else this.chosen.add(id);
    this.requestUpdate();
  }

  /** Makes a theme of its own of the chosen voices. */
  private async split(): Promise<void> {
    const theme = this.theme!;
    const voices = [...this.chosen];
    const id = newId().replace('a-', 't-');
    const made = await dialog<boolean>({
      title: t('said.theme-split'),
      body: (done) => html`<p>${t('said.theme-split-detail', { n: voices.length })}</p>
        <candor-form
          .fields=${[{ name: 'title', label: t('said.theme-name'), type: 'text', required: true, maxLength: 300 }]}
          .values=${{ title: '' }}
          .extra=${html`<button type="button" @click=${() => done(undefined as never)}>${t('action.cancel')}</button>`}
          .send=${async (v: Record<string, unknown>) => {
            await post(`themes-of-feedback/${theme.id}/split`, { id, title: v.title, voices });
            done(true);
          }}
        ></candor-form>`,
    });
    if (!made) return;
    this.chosen.clear();
    navigate(href('said.themes', [id]));
    toastWithUndo(t('said.theme-split-done', { n: voices.length }), () =>
      goBack(`themes-of-feedback/${id}/merge`, { into: theme.id }, theme.id),
    );
  }

  override render() {
    const back = html`<a class="cluster small" href=${href('said.themes')}>${icon('back')}${t('said.themes-title')}</a>`;
    if (this.error) {
      return html`<div class="screen">${back}<h1>${t('said.theme')}</h1>${errorNote(this.error, () => this.load())}</div>`;
    }
    const m = this.theme;
    if (!m) {
      return html`<div class="screen"><h1 class="visually-hidden">${t('said.theme')}</h1><span class="skeleton"></span><span class="skeleton"></span></div>`;
    }
    return html`<div class="screen">
      <div class="head">
        <div>
          ${back}
          <h1 tabindex="-1" lang=${m.lang || nothing}>${m.title}</h1>
          <p class="lead">${t('said.voices-of', { n: m.voices, of: this.all })}</p>
        </div>
        <div class="actions">
          <button @click=${async () => (await editTheme(m)) && this.load()}>${icon('edit')}${t('said.edit')}</button>
          <button @click=${() => this.merge()}>${icon('link')}${t('said.merge')}</button>
          <a
            class="button primary"
            href=${href('said.actions', [newId()], { new: '1', theme: m.id, title: m.title, said: m.summary, voices: String(m.voices), of: String(this.all), lang: m.lang || 'en' })}
            >${icon('plus')}${t('said.answer-it')}</a
          >
        </div>
      </div>
      ${m.summary ? html`<p>${m.summary}</p>` : nothing}
      <section class="stack tight">
        <h2>${t('said.answers')}</h2>
        ${this.actions.length
          ? html`<ul class="plain stack tight">
              ${this.actions.map((a) => html`<li class="cluster">${statusBadge(a)}<a href=${href('said.actions', [a.id])} lang=${a.lang}>${a.title}</a></li>`)}
            </ul>`
          : html`<p class="muted">${t('said.no-answer')}</p>`}
      </section>
      <section class="stack tight">
        <div class="spread">
          <h2>${t('said.voices')}</h2>
          <div class="cluster">
            <button ?disabled=${!this.chosen.size} @click=${() => this.split()}>
              ${icon('copy')}${this.chosen.size ? t('said.split-n', { n: this.chosen.size }) : t('said.split')}
            </button>
            <a href=${href('said.inbox', [], { state: 'all', theme: m.id })}>${t('said.open-in-inbox')}</a>
          </div>
        </div>
        <p class="muted small">${t('said.split-hint')}</p>
        <ul class="plain stack tight">
          ${(this.voices?.items ?? []).map(
            (v) =>
              html`<li class="card said-choosable">
                <input
                  type="checkbox"
                  aria-label=${t('said.choose', { text: v.text.slice(0, 60) })}
                  .checked=${live(this.chosen.has(v.id))}
                  @change=${() => this.choose(v.id)}
                />
                <blockquote class="said-text" lang=${v.lang}>${v.text}</blockquote>
                <p class="muted small cluster">
                  <span>${ago(v.saidAt)}</span><span>${sourceName(v.source)}</span><span>${languageName(v.lang)}</span>
                  ${v.consent.quote ? html`<span class="badge good">${t('said.may-quote')}</span>` : nothing}
                </p>
              </li>`,
          )}
        </ul>
        ${this.voices?.next ? html`<div class="more"><button @click=${() => this.load(this.voices!.next!)}>${t('said.more')}</button></div>` : nothing}
      </section>
    </div>`;
  }
}
customElements.define('said-theme', SaidTheme);
