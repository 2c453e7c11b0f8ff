// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { dialog, errorText, icon, put, t, uniqueId } from '@candor/admin';
import { newId, type Theme } from './model';

/** Asks for a theme: known ones by typing a part of the name, or a new one. */
export async function chooseTheme(
  themes: Theme[],
  about?: { text: string; lang: string },
  without?: string,
): Promise<Theme | undefined> {
  const id = uniqueId('theme');
  let typed = '';
  let failure = '';
  return dialog<Theme>({
    title: t('said.choose-theme'),
    body: (done, redraw) => {
      const wanted = typed.trim().toLocaleLowerCase();
      const found = themes.filter((m) => m.id !== without && m.title.toLocaleLowerCase().includes(wanted)).slice(0, 12);
      const create = async () => {
        const theme = { id: newId().replace('a-', 't-'), title: typed.trim(), summary: '', voices: 0, lang: about?.lang ?? 'en' };
        try {
          await put(`themes-of-feedback/${theme.id}`, { title: theme.title, lang: theme.lang });
          done(theme);
        } catch (error) {
          failure = errorText(error);
          redraw();
        }
      };
      const submit = (event: Event) => {
        event.preventDefault();
        if (found.length) done(found[0]);
        else if (wanted) void create();
      };
      const arrows = (event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        const form = event.currentTarget as HTMLElement;
        const stops = [...form.querySelectorAll<HTMLElement>('input, .said-choice')];
        const at = stops.indexOf(document.activeElement as HTMLElement);
        stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
        event.preventDefault();
      };
      return html`<form class="stack" novalidate @submit=${submit} @keydown=${arrows}>
        ${about ? html`<blockquote class="said-text small" lang=${about.lang}>${about.text}</blockquote>` : nothing}
        ${failure ? html`<div class="note danger" role="alert">${icon('alert')}<span>${failure}</span></div>` : nothing}
        <div class="field">
          <label for=${id}>${t('said.theme-name')}</label>
          <input
            id=${id}
            autofocus
            autocomplete="off"
            maxlength="300"
            @input=${(e: Event) => {
              typed = (e.target as HTMLInputElement).value;
              redraw();
            }}
          />
          <p class="hint" role="status">${found.length ? t('said.themes-found', { n: found.length }) : t('said.themes-none')}</p>
        </div>
        <ul class="plain said-choices">
          ${found.map(
            (m, i) =>
              html`<li>
                <button type="button" class="said-choice quiet ${i === 0 ? 'first' : ''}" @click=${() => done(m)}>
                  <span lang=${m.lang || nothing}>${m.title}</span> <span class="muted small">${t('said.voices-n', { n: m.voices })}</span>
                </button>
              </li>`,
          )}
          ${wanted
            ? html`<li><button type="button" class="said-choice quiet" @click=${create}>${icon('plus')}<span>${t('said.theme-new', { title: typed.trim() })}</span></button></li>`
            : nothing}
        </ul>
        <div class="actions">
          <button type="button" @click=${() => done(undefined as never)}>${t('action.cancel')}</button>
          <button class="primary" ?disabled=${!found.length && !wanted}>
            ${found.length ? t('said.take', { title: found[0].title }) : t('said.theme-create')}
          </button>
        </div>
      </form>`;
    },
  });
}
