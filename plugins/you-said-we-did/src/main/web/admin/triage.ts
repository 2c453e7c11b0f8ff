// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { date, errorNote, href, icon, number, percent, t } from '@candor/admin';

interface Peak {
  day: string;
  count: number;
  expected: number;
  probability: number;
}

/** A tag, a theme or everything in a week, beside the same weekdays of earlier weeks. */
export interface Item {
  kind: 'tag' | 'theme' | 'all';
  id: string;
  label: string;
  count: number;
  earlier: number[];
  expected: number;
  ratio?: number | null;
  probability: number;
  verdict: 'new' | 'spike' | 'growing' | 'steady' | 'shrinking' | 'too-few';
  peak?: Peak | null;
  caveats: string[];
}

export interface Triage {
  first: string;
  last: string;
  days: number;
  weeks: number;
  voices: Item;
  items: Item[];
}

const decimal = (n: number) => number(n, { maximumFractionDigits: 1 });

function link(item: Item) {
  const query = item.kind === 'theme' ? { theme: item.id } : item.kind === 'tag' ? { tag: item.id } : {};
  return html`<a href=${href('said.inbox', [], { state: 'all', ...query })}>${item.label || t('said.all-voices')}</a>`;
}

/** How likely it is that nothing has changed, in words with the number. */
function chance(probability: number) {
  return probability < 0.01 ? t('said.chance-tiny') : t('said.chance', { p: percent(probability) });
}

function closer(item: Item) {
  return html`<div class="note ${item.verdict === 'spike' ? 'warn' : ''}">
    ${icon(item.verdict === 'spike' ? 'insight' : 'info')}
    <div class="stack tight">
      <p>
        <strong>${link(item)}</strong> · ${t('said.verdict-' + item.verdict)}:
        ${t('said.spike', { n: item.count, usual: decimal(item.expected) })} ${chance(item.probability)}
      </p>
      ${item.earlier.length ? html`<p class="small">${t('said.spike-earlier', { list: item.earlier.map((n) => number(n)).join(', ') })}</p>` : nothing}
      ${item.peak
        ? html`<p class="small">${t('said.peak', { day: date(item.peak.day), n: item.peak.count, usual: decimal(item.peak.expected) })}</p>`
        : nothing}
      ${item.caveats.map((caveat) => html`<p class="small">${caveat}</p>`)}
    </div>
  </div>`;
}

/** The week in one strip: what is new, what grows, whether a spike is real. */
export function triage(week: Triage | undefined, error: unknown, retry: () => void) {
  if (error) return errorNote(error, retry);
  if (!week) return html`<span class="skeleton"></span>`;
  const loud = week.items.filter((i) => i.verdict === 'spike' || i.verdict === 'new').slice(0, 3);
  const growing = week.items.filter((i) => i.verdict === 'growing' || loud.includes(i)).slice(0, 6);
  const all = ['spike', 'growing'].includes(week.voices.verdict);
  return html`<section class="card said-week" aria-labelledby="said-week">
    <div class="said-week-head">
      <h2 id="said-week">${t('said.week')}</h2>
      <span class="muted small">${date(week.first)} – ${date(week.last)}</span>
    </div>
    <dl class="said-numbers">
      <div>
        <dt>${t('said.week-voices')}</dt>
        <dd><span class="figure">${number(week.voices.count)}</span> <span class="muted small">${t('said.week-usual', { n: decimal(week.voices.expected) })}</span></dd>
      </div>
    </dl>
    ${growing.length
      ? html`<div>
          <h3>${t('said.growing')}</h3>
          <ul class="plain said-growing">
            ${growing.map(
              (i) => html`<li class="spread"><span>${link(i)}</span> <span class="number">${decimal(i.expected)} → <strong>${number(i.count)}</strong></span></li>`,
            )}
          </ul>
        </div>`
      : html`<p class="muted small">${t(all ? 'said.nothing-alone' : 'said.nothing-grows')}</p>`}
    ${all ? closer(week.voices) : nothing} ${loud.map(closer)}
  </section>`;
}
