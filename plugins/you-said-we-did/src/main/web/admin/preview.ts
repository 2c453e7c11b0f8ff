// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { date, icon, t } from '@candor/admin';
import type { Edit } from './action';
import type { Action } from './model';
import { statusBadge } from './status';

const paragraphs = (text: string) =>
  text
    .split(/\n+/)
    .filter((p) => p.trim())
    .map((p) => html`<p>${p}</p>`);

/** Days since a day, as the site counts them. */
function late(e: Edit): number {
  if (!e.due || e.status === 'done' || e.status === 'could-not') return 0;
  const days = Math.floor((Date.parse(new Date().toISOString().slice(0, 10)) - Date.parse(e.due)) / 86_400_000);
  return Math.max(0, days);
}

/** The answer in the order in which visitors read it. */
export function preview(e: Edit, action?: Action) {
  const block = (name: string, symbol: string, content: unknown) =>
    html`<div class="said-step"><span class="said-step-icon">${icon(symbol)}</span><div class="stack tight"><h4>${t('said.block-' + name)}</h4>${content}</div></div>`;
  return html`<div class="said-preview" lang=${e.lang}>
    ${statusBadge({ status: e.status, overdueDays: late(e), disputed: action?.disputed, disputes: action?.disputes ?? 0 })}
    <h3>${e.title || '…'}</h3>
    ${e.asked ? block('asked', 'help', paragraphs(e.asked)) : nothing}
    ${block(
      'said',
      'quote',
      html`${e.of ? html`<p class="muted small">${t('said.voices-of', { n: e.voices, of: e.of })}</p>` : nothing} ${paragraphs(e.summary)}
      ${e.quotes.map((q) => html`<blockquote class="said-text">${q.text}</blockquote>`)}`,
    )}
    ${e.did
      ? block(
          'did',
          'check',
          html`${paragraphs(e.did)}
            ${e.evidence.filter((v) => v.url).map((v) => html`<p class="small cluster">${icon('link')}<span>${v.note || v.url}</span></p>`)}`,
        )
      : nothing}
    ${e.couldNot ? block('could-not', 'close', html`${e.reason ? html`<p class="small"><strong>${t('said.reason-' + e.reason)}</strong></p>` : nothing}${paragraphs(e.couldNot)}`) : nothing}
    ${e.next || e.due || e.checkOn
      ? block(
          'next',
          'clock',
          html`${e.due && e.status !== 'done' && e.status !== 'could-not' ? html`<p class="small">${t('said.due-on', { day: date(e.due) })}</p>` : nothing}
            ${e.checkOn ? html`<p class="small">${t('said.check-on', { day: date(e.checkOn) })}</p>` : nothing} ${paragraphs(e.next)}`,
        )
      : nothing}
  </div>`;
}
