// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { dialog, errorText, get, icon, number, post, t } from '@candor/admin';
import type { Action } from './model';

interface Counts {
  told: number;
  optedOut: number;
  alreadyTold: number;
  waiting?: number;
  sent?: number;
  failed?: number;
  obstacle?: string;
}

/** Shows who would be told, sends once, shows how far it is. */
export async function notify(action: Action): Promise<void> {
  const path = `actions/${encodeURIComponent(action.id)}/notify`;
  let counts: Counts | undefined;
  let failure = '';
  let started = false;
  let progress: Counts | undefined;
  let open = true;
  let asked = false;
  await dialog<void>({
    title: t('said.notify-title'),
    body: (done, redraw) => {
      const ask = async () => {
        try {
          counts = await post<Counts>(path, {}, { query: { dryRun: true } });
        } catch (error) {
          failure = errorText(error);
        }
        redraw();
      };
      const send = async () => {
        started = true;
        redraw();
        try {
          counts = await post<Counts>(path, {});
          progress = counts;
          redraw();
          // Mails go out through an outbox; this only looks on.
          for (let wait = 500; open; wait = Math.min(wait * 1.4, 4000)) {
            await new Promise((resolve) => setTimeout(resolve, wait));
            if (!open) break;
            progress = await get<Counts>(path);
            redraw();
            if (!progress.waiting) break;
          }
        } catch (error) {
          failure = errorText(error);
          redraw();
        }
      };
      if (!asked) {
        asked = true;
        void ask();
      }
      const total = (progress?.waiting ?? 0) + (progress?.sent ?? 0) + (progress?.failed ?? 0);
      return html`<p>${t('said.notify-lead')}</p>
        ${failure ? html`<div class="note danger" role="alert">${icon('alert')}<span>${failure}</span></div>` : nothing}
        ${counts
          ? html`<div role="status"><dl class="said-numbers">
              <div><dt>${t(started ? 'said.told' : 'said.will-be-told')}</dt><dd class="figure">${number(counts.told)}</dd></div>
              <div><dt>${t('said.opted-out')}</dt><dd class="figure">${number(counts.optedOut)}</dd></div>
              <div><dt>${t('said.already-told')}</dt><dd class="figure">${number(counts.alreadyTold)}</dd></div>
            </dl></div>`
          : failure
            ? nothing
            : html`<span class="skeleton"></span>`}
        ${started && total
          ? html`<candor-progress .label=${t('said.mails-sent')} .value=${(progress?.sent ?? 0) + (progress?.failed ?? 0)} .max=${total}></candor-progress>`
          : nothing}
        ${progress?.obstacle ? html`<div class="note warn">${icon('clock')}<span>${progress.obstacle}</span></div>` : nothing}
        ${progress?.failed ? html`<p class="small">${t('said.mails-failed', { n: progress.failed })}</p>` : nothing}
        <div class="actions">
          <button autofocus @click=${() => done(undefined)}>${t(started ? 'said.close' : 'action.cancel')}</button>
          ${started
            ? nothing
            : html`<button class="primary" ?disabled=${!counts || !counts.told} @click=${send}>${t('said.notify-send', { n: counts?.told ?? 0 })}</button>`}
        </div>`;
    },
  });
  open = false;
}
