// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues } from 'lit';
import { apiUrl, CandorScreen, dateTime, errorNote, errorText, get, href, icon, languageName, navigate, number, post, t, toast, type Page } from '@candor/admin';
import { sourceName } from './inbox';
import { STATUSES, type Status } from './model';
import { statusName } from './status';


interface Row {
  name: string;
  label?: string;
  voices: number;
  before?: number;
}

interface Line {
  id: string;
  title: string;
  lang?: string;
  status: Status;
  overdueDays?: number;
  disputes?: number;
}

interface Report {
  month: string;
  snapshot: string;
  createdAt: string;
  voices: number;
  before: number;
  themes: Row[];
  tags: Row[];
  sources: Row[];
  languages: Row[];
  statuses: Array<{ status: Status; actions: number }>;
  actions: Line[];
}

interface Snapshot {
  id: string;
  month: string;
  createdAt: string;
}

function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

/** A month, from a snapshot that stays as it is: page, file and print are the same numbers. */
class SaidReport extends CandorScreen {
  private month = '';
  private snapshot = '';
  private report?: Report;
  private snapshots: Snapshot[] = [];
  private error?: unknown;
  private missing = false;
  private busy = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('route')) return;
    const wanted = this.route.query.get('month') ?? '';
    const month = /^\d{4}-\d{2}$/.test(wanted) ? wanted : lastMonth();
    const snapshot = this.route.query.get('snapshot') ?? '';
    if (month !== this.month || snapshot !== this.snapshot) {
      this.month = month;
      this.snapshot = snapshot;
      void this.load();
    }
  }

  private async load(): Promise<void> {
    this.report = undefined;
    this.error = undefined;
    this.missing = false;
    this.requestUpdate();
    try {
      this.snapshots = (await get<Page<Snapshot>>('feedback/reports', { month: this.month })).items;
      const id = this.snapshot || this.snapshots[0]?.id;
      if (id) this.report = await get<Report>(`feedback/reports/${id}`);
      else this.missing = true;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async make(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.requestUpdate();
    try {
      const made = await post<Snapshot>('feedback/reports', { month: this.month });
      this.busy = false;
      navigate(href('said.report', [], { month: this.month, snapshot: made.id }), true);
    } catch (error) {
      this.busy = false;
      toast(errorText(error), { kind: 'danger' });
    }
    this.requestUpdate();
  }

  override render() {
    const r = this.report;
    return html`<div class="screen said-report">
      <div class="head">
        <div>
          <h1>${t('said.report')}</h1>
          <p class="lead">${t('said.report-lead')}</p>
        </div>
        <div class="actions said-no-print">
          ${r
            ? html`<a class="button" href=${apiUrl(`feedback/reports/${r.snapshot}.csv`).href} download>${icon('import')}CSV</a>
                <button @click=${() => print()}>${icon('file')}${t('said.print')}</button>`
            : nothing}
          <button class="primary" ?disabled=${this.busy} @click=${() => this.make()}>${icon('plus')}${t('said.snapshot-make')}</button>
        </div>
      </div>
      <div class="filters said-no-print">
        <label>
          ${t('said.month')}
          <input type="month" .value=${this.month} @change=${(e: Event) => navigate(href('said.report', [], { month: (e.target as HTMLInputElement).value }), true)} />
        </label>
        ${this.snapshots.length
          ? html`<label>
              ${t('said.snapshot')}
              <select @change=${(e: Event) => navigate(href('said.report', [], { month: this.month, snapshot: (e.target as HTMLSelectElement).value }), true)}>
                ${this.snapshots.map((s) => html`<option value=${s.id} ?selected=${s.id === (r?.snapshot ?? this.snapshot)}>${dateTime(s.createdAt)}</option>`)}
              </select>
            </label>`
          : nothing}
      </div>
      ${this.error
        ? errorNote(this.error, () => this.load())
        : this.missing
          ? html`<div class="card empty">${icon('chart')}<p>${t('said.report-none')}</p><button @click=${() => this.make()}>${t('said.snapshot-make')}</button></div>`
          : r
            ? this.content(r)
            : html`<span class="skeleton"></span><span class="skeleton"></span>`}
    </div>`;
  }

  private content(r: Report) {
    return html`
      <dl class="said-numbers card">
        <div><dt>${t('said.week-voices')}</dt><dd><span class="figure">${number(r.voices)}</span> <span class="muted small">${t('said.month-before', { n: r.before })}</span></dd></div>
        ${STATUSES.map((s) => {
          const n = r.statuses.find((x) => x.status === s)?.actions ?? 0;
          return html`<div><dt>${statusName(s)}</dt><dd class="figure">${number(n)}</dd></div>`;
        })}
      </dl>
      <div class="grid">
        ${this.rows(t('said.themes-title'), r.themes, (row) => row.label || row.name)}
        ${this.rows(t('said.tags'), r.tags, (row) => row.label || row.name)}
        ${this.rows(t('said.source'), r.sources, (row) => sourceName(row.name))}
        ${this.rows(t('said.language'), r.languages, (row) => languageName(row.name))}
      </div>
      <section class="stack tight">
        <h2>${t('said.answers')}</h2>
        <candor-table
          .label=${t('said.answers')}
          .rows=${r.actions}
          .empty=${t('said.answers-none')}
          .columns=${[
            { key: 'title', label: t('said.answer'), wide: true, sort: (a: Line) => a.title, cell: (a: Line) => html`<a class="title" href=${href('said.actions', [a.id])} lang=${a.lang ?? nothing}>${a.title}</a>` },
            { key: 'status', label: t('said.status'), sort: (a: Line) => STATUSES.indexOf(a.status), cell: (a: Line) => statusName(a.status) },
            { key: 'overdueDays', label: t('said.late-days'), end: true, sort: (a: Line) => a.overdueDays ?? 0, cell: (a: Line) => (a.overdueDays ? number(a.overdueDays) : '–') },
            { key: 'disputes', label: t('said.disputes'), end: true, sort: (a: Line) => a.disputes ?? 0, cell: (a: Line) => (a.disputes ? number(a.disputes) : '–') },
          ]}
        ></candor-table>
      </section>
      <p class="muted small">${t('said.snapshot-note', { id: r.snapshot, when: dateTime(r.createdAt) })}</p>
    `;
  }

  private rows(title: string, rows: Row[], name: (row: Row) => string) {
    const top = Math.max(1, ...rows.map((row) => row.voices));
    return html`<section class="card stack tight">
      <h2>${title}</h2>
      ${rows.length
        ? html`<ul class="plain bars">
            ${rows.slice(0, 12).map(
              (row) =>
                html`<li>
                  <span>${name(row)}</span>
                  <span class="number">${number(row.voices)}${row.before === undefined ? nothing : html` <span class="muted small">(${number(row.before)})</span>`}</span>
                  <meter min="0" max=${top} value=${row.voices} aria-label=${name(row)}></meter>
                </li>`,
            )}
          </ul>`
        : html`<p class="muted">${t('said.none')}</p>`}
    </section>`;
  }
}
customElements.define('said-report-screen', SaidReport);
