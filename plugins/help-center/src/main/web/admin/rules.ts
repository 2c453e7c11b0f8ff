// SPDX-License-Identifier: Apache-2.0
import { html } from 'lit';
import {
  CandorScreen,
  date,
  del,
  dialog,
  errorText,
  type Field,
  get,
  href,
  icon,
  languageName,
  post,
  put,
  t,
  toast,
  toastWithUndo,
  uniqueId,
  type Page,
  type Values,
} from '@candor/admin';
import { type Article, languageOptions } from './article';

export interface Synonym {
  id: string;
  lang: string;
  terms: string[];
}

export interface Pin {
  id: string;
  query: string;
  lang: string;
  articleId: string;
  position: number;
  until?: string | null;
}

const langField = (): Field => ({
  name: 'lang',
  label: t('help.language'),
  type: 'select',
  options: languageOptions(),
  help: t('rules.lang-hint'),
});
const langName = (code: string) => (code ? languageName(code) : t('rules.all-languages'));

/** Asks for words that mean the same; with a term given, one more word is enough. */
export async function editSynonym(synonym: Partial<Synonym>): Promise<boolean> {
  const fields: Field[] = [
    { name: 'terms', label: t('rules.terms'), type: 'list', required: true, help: t('rules.terms-hint') },
    langField(),
  ];
  const saved = await dialog<boolean>({
    title: synonym.id ? t('rules.edit-synonym') : t('rules.add-synonym'),
    body: (done) =>
      html`<candor-form
        .fields=${fields}
        .values=${{ terms: synonym.terms ?? [], lang: synonym.lang ?? '' }}
        .extra=${html`<button type="button" @click=${() => done(false)}>${t('action.cancel')}</button>`}
        .send=${async (v: Values) => {
          const body = { terms: v.terms, ...(v.lang ? { lang: v.lang } : {}) };
          await (synonym.id ? put(`help/synonyms/${synonym.id}`, body) : post('help/synonyms', body));
          done(true);
        }}
      ></candor-form>`,
  });
  if (saved) toast(t('rules.saved'));
  return saved === true;
}

/** Asks which article comes first for a query, and until when. */
export async function editPin(pin: Partial<Pin>): Promise<boolean> {
  const id = uniqueId('pin');
  let hits: Article[] = [];
  let chosen = pin.articleId ?? '';
  let until = pin.until ? lastDay(pin.until) : inDays(14);
  let query = pin.query ?? '';
  let failure = '';
  let timer = 0;
  const saved = await dialog<boolean>({
    title: pin.id ? t('rules.edit-pin') : t('rules.add-pin'),
    body: (done, redraw) => {
      const find = async (q: string) => {
        try {
          hits = (await get<Page<Article>>('help/articles', { q, lang: pin.lang, status: 'published', limit: 8 })).items;
        } catch (error) {
          failure = errorText(error);
        }
        redraw();
      };
      const send = async (event: Event) => {
        event.preventDefault();
        failure = !query.trim() ? t('rules.no-query') : !chosen ? t('rules.no-article') : '';
        if (!failure) {
          try {
            const body = {
              query: query.trim(),
              articleId: chosen,
              ...(pin.lang ? { lang: pin.lang } : {}),
              ...(pin.position ? { position: pin.position } : {}),
              ...(until ? { until } : {}),
            };
            await (pin.id ? put(`help/pins/${pin.id}`, body) : post('help/pins', body));
            return done(true);
          } catch (error) {
            failure = errorText(error);
          }
        }
        redraw();
      };
      if (!hits.length && !timer) {
        timer = 1;
        void find(pin.id ? '' : query).then(async () => {
          if (!hits.length) await find('');
        });
      }
      const value = (e: Event) => (e.target as HTMLInputElement).value;
      return html`<form class="stack" novalidate @submit=${send}>
        ${failure ? html`<div class="note danger" role="alert">${icon('alert')}<span>${failure}</span></div>` : ''}
        <div class="field">
          <label for="${id}-q">${t('rules.query')}</label>
          <input id="${id}-q" maxlength="120" .value=${query} @input=${(e: Event) => (query = value(e))} />
        </div>
        <div class="field">
          <label for="${id}-find">${t('rules.find-article')}</label>
          <input
            id="${id}-find"
            type="search"
            ?autofocus=${query !== ''}
            @input=${(e: Event) => {
              clearTimeout(timer);
              timer = window.setTimeout(() => void find(value(e)), 250);
            }}
          />
        </div>
        <fieldset class="choices">
          <legend class="visually-hidden">${t('rules.article')}</legend>
          ${chosen && !hits.some((h) => h.id === chosen)
            ? html`<label class="cluster"><input type="radio" name=${id} checked /><code>${chosen}</code></label>`
            : ''}
          ${hits.map(
            (h) =>
              html`<label class="cluster">
                <input type="radio" name=${id} .checked=${chosen === h.id} @change=${() => (chosen = h.id)} />
                <span lang=${h.lang}>${h.title}</span><span class="muted small">${languageName(h.lang)}</span>
              </label>`,
          )}
        </fieldset>
        <div class="field">
          <label for="${id}-until">${t('rules.until')}</label>
          <input id="${id}-until" type="date" .value=${until} min=${inDays(0)} @input=${(e: Event) => (until = value(e))} />
          <p class="hint">${t('rules.until-hint')}</p>
        </div>
        <div class="actions">
          <button class="primary" type="submit">${t('action.save')}</button>
          <button type="button" @click=${() => done(false)}>${t('action.cancel')}</button>
        </div>
      </form>`;
    },
  });
  if (saved) toast(t('rules.saved'));
  return saved === true;
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The server keeps the moment after the last day. */
function lastDay(until: string): string {
  return new Date(new Date(until).getTime() - 1).toISOString().slice(0, 10);
}

/** What editors decide about searching. */
class HelpRules extends CandorScreen {
  private synonyms?: Synonym[];
  private pins?: Pin[];
  private titles = new Map<string, string>();
  private error?: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      [this.synonyms, this.pins] = await Promise.all([
        get<Page<Synonym>>('help/synonyms').then((p) => p.items),
        get<Page<Pin>>('help/pins').then((p) => p.items),
      ]);
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
    for (const pin of this.pins ?? []) {
      if (this.titles.has(pin.articleId)) continue;
      get<Article>(`help/articles/${encodeURIComponent(pin.articleId)}`).then(
        (a) => {
          this.titles.set(pin.articleId, a.title);
          this.requestUpdate();
        },
        () => undefined,
      );
    }
  }

  private async drop(path: string, name: string, again: () => Promise<unknown>): Promise<void> {
    try {
      await del(path);
      toastWithUndo(t('rules.removed', { name }), async () => {
        await again();
        await this.load();
      });
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    await this.load();
  }

  private buttons(name: string, edit: () => void, drop: () => void) {
    return html`<span class="cluster">
      <button class="icon-only" aria-label="${t('rules.edit')}: ${name}" title=${t('rules.edit')} @click=${edit}>${icon('edit')}</button>
      <button class="icon-only danger" aria-label="${t('action.remove')}: ${name}" title=${t('action.remove')} @click=${drop}>
        ${icon('trash')}
      </button>
    </span>`;
  }

  private async after(work: Promise<boolean>): Promise<void> {
    if (await work) await this.load();
  }

  override render() {
    const now = Date.now();
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('rules.title')}</h1>
          <p class="lead">${t('rules.lead')}</p>
        </div>
      </div>
      <section class="stack">
        <div class="spread">
          <h2>${t('rules.synonyms')}</h2>
          <button @click=${() => this.after(editSynonym({}))}>${icon('plus')}${t('rules.add-synonym')}</button>
        </div>
        <candor-table
          .label=${t('rules.synonyms')}
          .rows=${this.synonyms}
          .error=${this.error}
          .retry=${() => this.load()}
          .empty=${t('rules.no-synonyms')}
          .columns=${[
            {
              key: 'terms',
              label: t('rules.terms'),
              wide: true,
              sort: (s: Synonym) => s.terms[0],
              cell: (s: Synonym) => html`<span class="cluster">${s.terms.map((x) => html`<span class="badge">${x}</span>`)}</span>`,
            },
            { key: 'lang', label: t('help.language'), sort: (s: Synonym) => s.lang, cell: (s: Synonym) => langName(s.lang) },
            {
              key: 'actions',
              label: '',
              end: true,
              cell: (s: Synonym) =>
                this.buttons(
                  s.terms.join(', '),
                  () => this.after(editSynonym(s)),
                  () =>
                    this.drop(`help/synonyms/${s.id}`, s.terms.join(', '), () =>
                      post('help/synonyms', { terms: s.terms, ...(s.lang ? { lang: s.lang } : {}) }),
                    ),
                ),
            },
          ]}
        ></candor-table>
      </section>
      <section class="stack">
        <div class="spread">
          <h2>${t('rules.pins')}</h2>
          <button @click=${() => this.after(editPin({}))}>${icon('pin')}${t('rules.add-pin')}</button>
        </div>
        <candor-table
          .label=${t('rules.pins')}
          .rows=${this.pins}
          .error=${this.error}
          .retry=${() => this.load()}
          .empty=${t('rules.no-pins')}
          .columns=${[
            { key: 'query', label: t('rules.query'), sort: (p: Pin) => p.query, cell: (p: Pin) => html`<strong>${p.query}</strong>` },
            {
              key: 'articleId',
              label: t('rules.article'),
              cell: (p: Pin) =>
                html`<a href=${href('help.articles', [p.articleId])}>${this.titles.get(p.articleId) ?? p.articleId}</a>`,
            },
            { key: 'lang', label: t('help.language'), sort: (p: Pin) => p.lang, cell: (p: Pin) => langName(p.lang) },
            {
              key: 'until',
              label: t('rules.until'),
              sort: (p: Pin) => p.until ?? undefined,
              cell: (p: Pin) =>
                !p.until
                  ? html`<span class="muted">${t('rules.no-end')}</span>`
                  : new Date(p.until).getTime() <= now
                    ? html`<span class="badge">${t('rules.ended')}</span>`
                    : date(lastDay(p.until)),
            },
            {
              key: 'actions',
              label: '',
              end: true,
              cell: (p: Pin) =>
                this.buttons(
                  p.query,
                  () => this.after(editPin(p)),
                  () => {
                    const { id, lang, until, ...rest } = p;
                    return this.drop(`help/pins/${id}`, p.query, () =>
                      post('help/pins', { ...rest, ...(lang ? { lang } : {}), ...(until ? { until } : {}) }),
                    );
                  },
                ),
            },
          ]}
        ></candor-table>
      </section>
    </div>`;
  }
}
customElements.define('help-rules-screen', HelpRules);
