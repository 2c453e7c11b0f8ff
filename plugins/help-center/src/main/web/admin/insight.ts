// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues } from 'lit';
import { CandorScreen, date, errorNote, get, href, icon, languageName, navigate, number, percent, t } from '@candor/admin';
import { newId } from './article';
import { editPin, editSynonym } from './rules';

interface Query {
  query: string;
  lang: string;
  searches: number;
  clicks: number;
  clickRate: number;
}

interface ArticleCount {
  id: string;
  title: string;
  views: number;
  helpful: number;
  unhelpful: number;
}

interface Report {
  from: string;
  to: string;
  totals: { searches: number; zeroResults: number; clicks: number; views: number; helpful: number; unhelpful: number };
  days: Array<{ day: string; searches: number; zeroResults: number }>;
  topQueries: Query[];
  zeroResultQueries: Query[];
  lowClickQueries: Query[];
  topArticles: ArticleCount[];
  unhelpful: ArticleCount[];
}

const SPANS = [7, 28, 90];

/** What visitors look for, and where they are left alone. */
class HelpInsight extends CandorScreen {
  private report?: Report;
  private error?: unknown;
  private span = 0;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('route')) return;
    const wanted = Number(this.route.query.get('days'));
    const span = SPANS.includes(wanted) ? wanted : 28;
    if (span !== this.span) {
      this.span = span;
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    try {
      this.report = await get<Report>('help/insights', { from: day(this.span - 1), to: day(0) });
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  override render() {
    const r = this.report;
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('insight.title')}</h1>
          <p class="lead">${t('insight.lead')}</p>
        </div>
        <div class="tabs" role="group" aria-label=${t('insight.span')}>
          ${SPANS.map(
            (n) =>
              html`<button
                aria-pressed=${n === this.span ? 'true' : 'false'}
                @click=${() => navigate(href('help.insight', [], { days: String(n) }), true)}
              >
                ${t('insight.days', { n })}
              </button>`,
          )}
        </div>
      </div>
      ${this.error ? errorNote(this.error, () => this.load()) : r ? this.content(r) : html`<span class="skeleton"></span>`}
    </div>`;
  }

  private content(r: Report) {
    const votes = r.totals.helpful + r.totals.unhelpful;
    const figure = (value: string, label: string, hint = '') =>
      html`<div class="card">
        <p class="muted small">${label}</p>
        <p class="figure">${value}</p>
        ${hint ? html`<p class="muted small">${hint}</p>` : nothing}
      </div>`;
    const points = (value: (d: Report['days'][0]) => number) =>
      r.days.map((d) => ({ label: short(d.day), value: value(d) }));
    return html`
      <div class="grid figures">
        ${figure(number(r.totals.searches), t('insight.searches'))}
        ${figure(
          r.totals.searches ? percent(r.totals.zeroResults / r.totals.searches) : '–',
          t('insight.zero-share'),
          t('insight.of-searches', { n: r.totals.zeroResults }),
        )}
        ${figure(
          r.totals.searches ? percent(Math.min(1, r.totals.clicks / r.totals.searches)) : '–',
          t('insight.click-share'),
          t('insight.clicks', { n: r.totals.clicks }),
        )}
        ${figure(votes ? percent(r.totals.helpful / votes) : '–', t('insight.helpful-share'), t('insight.votes', { n: votes }))}
      </div>
      <section class="card stack">
        <h2>${t('insight.searches-per-day')}</h2>
        <candor-chart
          kind="line"
          .label=${t('insight.searches-per-day')}
          .unit=${t('insight.searches')}
          .points=${points((d) => d.searches)}
        ></candor-chart>
      </section>
      <section class="stack">
        <div>
          <h2>${t('insight.zero')}</h2>
          <p class="muted">${t('insight.zero-hint')}</p>
        </div>
        ${this.queries(r.zeroResultQueries, t('insight.zero'), 'zero')}
      </section>
      <section class="stack">
        <div>
          <h2>${t('insight.low')}</h2>
          <p class="muted">${t('insight.low-hint')}</p>
        </div>
        ${this.queries(r.lowClickQueries, t('insight.low'), 'low')}
      </section>
      <section class="stack">
        <h2>${t('insight.unhelpful')}</h2>
        <candor-table
          .label=${t('insight.unhelpful')}
          .rows=${r.unhelpful}
          .empty=${t('insight.no-votes')}
          .columns=${[
            {
              key: 'title',
              label: t('help.article'),
              sort: (a: ArticleCount) => a.title,
              wide: true,
              cell: (a: ArticleCount) => html`<a class="title" href=${href('help.articles', [a.id])}>${a.title}</a>`,
            },
            { key: 'unhelpful', label: t('insight.no'), end: true, sort: (a: ArticleCount) => a.unhelpful, cell: (a: ArticleCount) => number(a.unhelpful) },
            { key: 'helpful', label: t('insight.yes'), end: true, sort: (a: ArticleCount) => a.helpful, cell: (a: ArticleCount) => number(a.helpful) },
          ]}
        ></candor-table>
      </section>
      <div class="grid">
        <section class="card stack">
          <h2>${t('insight.top-queries')}</h2>
          ${bars(r.topQueries.map((q) => ({ label: html`${q.query} <span class="muted small">${langOf(q)}</span>`, name: q.query, value: q.searches })))}
        </section>
        <section class="card stack">
          <h2>${t('insight.top-articles')}</h2>
          ${bars(
            r.topArticles.map((a) => ({
              label: html`<a href=${href('help.articles', [a.id])}>${a.title}</a>`,
              name: a.title,
              value: a.views,
            })),
          )}
        </section>
      </div>
      <p class="muted small">${t('insight.between', { from: date(r.from), to: date(r.to) })}</p>
    `;
  }

  private queries(rows: Query[], label: string, kind: 'zero' | 'low') {
    return html`<candor-table
      .label=${label}
      .rows=${rows}
      .empty=${t('insight.nothing')}
      .columns=${[
        {
          key: 'query',
          label: t('rules.query'),
          sort: (q: Query) => q.query,
          wide: true,
          cell: (q: Query) => html`<strong>${q.query}</strong> <span class="muted small">${langOf(q)}</span>`,
        },
        { key: 'searches', label: t('insight.searches'), end: true, sort: (q: Query) => q.searches, cell: (q: Query) => number(q.searches) },
        ...(kind === 'low'
          ? [
              {
                key: 'clickRate',
                label: t('insight.click-share'),
                end: true,
                sort: (q: Query) => q.clickRate,
                cell: (q: Query) => percent(Math.min(1, q.clickRate)),
              },
            ]
          : []),
        {
          key: 'actions',
          label: '',
          end: true,
          cell: (q: Query) =>
            html`<span class="cluster">
              <button aria-label="${t('insight.synonym')}: ${q.query}" @click=${() => editSynonym({ terms: [q.query, ''], lang: q.lang })}>
                ${icon('rules')}${t('insight.synonym')}
              </button>
              <button aria-label="${t('insight.pin')}: ${q.query}" @click=${() => editPin({ query: q.query, lang: q.lang })}>
                ${icon('pin')}${t('insight.pin')}
              </button>
              ${kind === 'zero'
                ? html`<a
                    class="button"
                    aria-label="${t('insight.write')}: ${q.query}"
                    href=${href('help.articles', [newId()], { new: '1', lang: q.lang, title: q.query })}
                    >${icon('plus')}${t('insight.write')}</a
                  >`
                : nothing}
            </span>`,
        },
      ]}
    ></candor-table>`;
  }
}
customElements.define('help-insight-screen', HelpInsight);

function langOf(q: Query): string {
  return q.lang ? languageName(q.lang) : '';
}

function short(day: string): string {
  return day.slice(5).replace('-', '/');
}

function bars(rows: Array<{ label: unknown; name: string; value: number }>) {
  if (!rows.length) return html`<p class="muted">${t('insight.nothing')}</p>`;
  const top = Math.max(...rows.map((r) => r.value), 1);
  return html`<ol class="plain bars">
    ${rows.slice(0, 10).map(
      (r) =>
        html`<li>
          <span>${r.label}</span><span class="number">${number(r.value)}</span>
          <meter min="0" max=${top} value=${r.value} aria-label=${r.name}></meter>
        </li>`,
    )}
  </ol>`;
}
