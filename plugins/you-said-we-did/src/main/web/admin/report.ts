// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues } from 'lit';
import { apiUrl, CandorScreen, dateTime, errorNote, errorText, get, href, icon, languageName, navigate, number, post, t, toast, type Page } from '@candor/admin';
import { sourceName } from './inbox';
import { STATUSES, type Status } from './model';
import { statusName } from './status';


interface Line {
  id: string;
  label: string;
  count: number;
}

interface ActionLine {
  id: string;
  title: string;
  lang: string;
  status: Status;
  voices: number;
  of: number;
  due?: string | null;
  overdueDays: number;
  changedInMonth: boolean;
}

interface Report {
  month: string;
  voices: number;
  previous: number;
  bySource: Line[];
  byLang: Line[];
  tags: Line[];
  themes: Line[];
  actions: ActionLine[];
  byStatus: Line[];
}

interface Snapshot {
  id: string;
  month: string;
  createdAt: string;
  report?: Report;
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
  private shown?: Snapshot;
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
      const all = (await get<Page<Snapshot>>('feedback/reports')).items;
      this.snapshots = all.filter((s) => s.month === this.month);
      this.shown = this.snapshots.find((s) => s.id === this.snapshot) ?? this.snapshots[0];
      if (this.shown) this.report = await get<Report>(`feedback/reports/${this.shown.id}.json`);
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
          ${r && this.shown
            ? html`<a class="button" href=${apiUrl(`feedback/reports/${this.shown.id}.csv`).href} download>${icon('import')}CSV</a>
                <a class="button" href=${apiUrl(`feedback/reports/${this.shown.id}.html`).href} target="_blank" rel="noopener">${icon('open')}${t('said.as-page')}</a>
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
                ${this.snapshots.map((s) => html`<option value=${s.id} ?selected=${s.id === this.shown?.id}>${dateTime(s.createdAt)}</option>`)}
              </select>
            </label>`
          : nothing}
      </div>
      ${this.error
        ? errorNote(this.error, () => this.load())
        : this.missing
          ? html`<div class="card empty">${icon('chart')}<p>${t('said.report-none')}</p><button @click=${() => this.make()}>${t('said.snapshot-make')}</button></div>`
          : r && this.shown
            ? this.content(r, this.shown)
            : html`<span class="skeleton"></span><span class="skeleton"></span>`}
    </div>`;
  }

  private content(r: Report, snapshot: Snapshot) {
    return html`
      <dl class="said-numbers card">
        <div>
          <dt>${t('said.week-voices')}</dt>
          <dd><span class="figure">${number(r.voices)}</span> <span class="muted small">${t('said.month-before', { n: r.previous })}</span></dd>
        </div>
        ${STATUSES.map((s) => {
          const line = r.byStatus.find((x) => x.id === s);
          return html`<div><dt>${statusName(s)}</dt><dd class="figure">${number(line?.count ?? 0)}</dd></div>`;
        })}
      </dl>
      <div class="grid">
        ${this.lines(t('said.themes-title'), r.themes, (line) => line.label)}
        ${this.lines(t('said.tags'), r.tags, (line) => line.label)}
        ${this.lines(t('said.source'), r.bySource, (line) => sourceName(line.id))}
        ${this.lines(t('said.language'), r.byLang, (line) => languageName(line.id))}
      </div>
      <section class="stack tight">
        <h2>${t('said.answers')}</h2>
        <candor-table
          .label=${t('said.answers')}
          .rows=${r.actions}
          .empty=${t('said.answers-none')}
          .columns=${[
            {
              key: 'title',
              label: t('said.answer'),
              wide: true,
              sort: (a: ActionLine) => a.title,
              cell: (a: ActionLine) => html`<a class="title" href=${href('said.actions', [a.id])} lang=${a.lang || nothing}>${a.title}</a>`,
            },
            { key: 'status', label: t('said.status'), sort: (a: ActionLine) => STATUSES.indexOf(a.status), cell: (a: ActionLine) => statusName(a.status) },
            { key: 'voices', label: t('said.voices'), end: true, sort: (a: ActionLine) => a.voices, cell: (a: ActionLine) => t('said.voices-of', { n: a.voices, of: a.of }) },
            {
              key: 'overdueDays',
              label: t('said.late-days'),
              end: true,
              sort: (a: ActionLine) => a.overdueDays,
              cell: (a: ActionLine) => (a.overdueDays ? number(a.overdueDays) : '–'),
            },
          ]}
        ></candor-table>
      </section>
      <p class="muted small">${t('said.snapshot-note', { id: snapshot.id, when: dateTime(snapshot.createdAt) })}</p>
    `;
  }

  private lines(title: string, lines: Line[], name: (line: Line) => string) {
    const top = Math.max(1, ...lines.map((line) => line.count));
    return html`<section class="card stack tight">
      <h2>${title}</h2>
      ${lines.length
        ? html`<ul class="plain bars">
            ${lines.slice(0, 12).map(
              (line) =>
                html`<li>
                  <span>${name(line)}</span> <span class="number">${number(line.count)}</span>
                  <meter min="0" max=${top} value=${line.count} aria-label=${name(line)}></meter>
                </li>`,
            )}
          </ul>`
        : html`<p class="muted">${t('said.nothing-in-month')}</p>`}
    </section>`;
  }
}
customElements.define('said-report-screen', SaidReport);
