// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { date, errorNote, href, icon, number, t } from '@candor/admin';

/** A number beside what is usual for it. */
export interface Growth {
  facet: 'all' | 'tag' | 'theme' | 'source' | 'lang';
  name: string;
  label: string;
  now: number;
  before: number;
}

export interface Spike {
  facet: Growth['facet'];
  name: string;
  label: string;
  day: string;
  voices: number;
  usual: number;
  earlier: number[];
  real: boolean;
  caveat: string;
}

export interface Triage {
  from: string;
  to: string;
  voices: number;
  before: number;
  waiting: number;
  growing: Growth[];
  spikes: Spike[];
}

function link(facet: string, name: string, label: string) {
  const query =
    facet === 'theme' ? { theme: name } : facet === 'tag' ? { tag: name } : facet === 'source' ? { source: name } : facet === 'lang' ? { lang: name } : {};
  return html`<a href=${href('said.inbox', [], { state: 'all', ...query })}>${label || t('said.all-voices')}</a>`;
}

/** The week in one strip: what is new, what grows, whether a spike is real. */
export function triage(week: Triage | undefined, error: unknown, retry: () => void) {
  if (error) return errorNote(error, retry);
  if (!week) return html`<span class="skeleton"></span>`;
  return html`<section class="card said-week" aria-labelledby="said-week">
    <div class="said-week-head">
      <h2 id="said-week">${t('said.week')}</h2>
      <span class="muted small">${date(week.from)} – ${date(week.to)}</span>
    </div>
    <dl class="said-numbers">
      <div><dt>${t('said.week-voices')}</dt><dd><span class="figure">${number(week.voices)}</span> <span class="muted small">${t('said.week-before', { n: week.before })}</span></dd></div>
      <div><dt>${t('said.week-waiting')}</dt><dd class="figure">${number(week.waiting)}</dd></div>
    </dl>
    ${week.growing.length
      ? html`<div>
          <h3>${t('said.growing')}</h3>
          <ul class="plain said-growing">
            ${week.growing.slice(0, 5).map(
              (g) =>
                html`<li class="spread"><span>${link(g.facet, g.name, g.label)}</span> <span class="number">${number(g.before)} → <strong>${number(g.now)}</strong></span></li>`,
            )}
          </ul>
        </div>`
      : html`<p class="muted small">${t('said.nothing-grows')}</p>`}
    ${week.spikes.map(
      (s) =>
        html`<div class="note ${s.real ? 'warn' : ''}">
          ${icon(s.real ? 'insight' : 'info')}
          <div class="stack tight">
            <p>
              <strong>${link(s.facet, s.name, s.label)}</strong>:
              ${t('said.spike', { n: s.voices, day: date(s.day), usual: number(s.usual, { maximumFractionDigits: 1 }) })}
            </p>
            ${s.earlier.length ? html`<p class="small">${t('said.spike-earlier', { list: s.earlier.map((n) => number(n)).join(', ') })}</p>` : nothing}
            <p class="small">${s.caveat}</p>
          </div>
        </div>`,
    )}
  </section>`;
}
