// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import {
  announce,
  apiUrl,
  CandorScreen,
  errorText,
  followJob,
  href,
  icon,
  number,
  post,
  upload,
  type Job,
} from '@candor/admin';
import { tr } from './model';

const FORMATS = ['judgeme', 'shopify', 'google', 'candor', 'ndjson'] as const;
const MAX_BYTES = 256 * 1024 * 1024;
const TYPES: Record<string, string> = { google: 'application/xml', ndjson: 'application/x-ndjson' };

interface Refused {
  row: number;
  column: string;
  value: string;
  message: string;
}

interface Report {
  rows: number;
  accepted: number;
  created: number;
  unchanged: number;
  refused: Refused[];
  refusedRows: number;
}

/** Brings reviews in: first as a trial that changes nothing, then for good. */
class ReviewsImport extends CandorScreen {
  private format: string = FORMATS[0];
  private file?: File;
  private report?: Report;
  private tried = false;
  private step?: { label: string; value: number; max: number };
  private job?: Job;
  private problem = '';
  private over = false;
  private leaving = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.leaving = new AbortController();
  }

  override disconnectedCallback(): void {
    this.leaving.abort();
    super.disconnectedCallback();
  }

  private choose(files: FileList | null | undefined): void {
    const file = files?.[0];
    this.over = false;
    if (!file) return;
    this.report = undefined;
    this.tried = false;
    this.problem = file.size > MAX_BYTES ? tr('import.too-large') : '';
    this.file = this.problem ? undefined : file;
    if (/\.xml$/i.test(file.name)) this.format = 'google';
    else if (/\.(ndjson|jsonl)$/i.test(file.name)) this.format = 'ndjson';
    else if (this.format === 'google' || this.format === 'ndjson') this.format = 'candor';
    this.requestUpdate();
  }

  private async send(dryRun: boolean): Promise<void> {
    const file = this.file;
    if (!file || this.step) return;
    this.problem = '';
    this.report = undefined;
    this.show(tr('import.sending', { name: file.name }), 0, 100);
    try {
      const answer = await upload<Report & { job?: string }>(
        'reviews/import',
        file,
        TYPES[this.format] ?? 'text/csv',
        (part) => this.show(tr(part < 1 ? 'import.sending' : 'import.reading', { name: file.name }), Math.round(part * 100), part < 1 ? 100 : 0),
        { format: this.format, dryRun: dryRun ? true : undefined },
      );
      this.report = answer.job ? await this.follow(answer.job) : answer;
      this.tried = dryRun;
      if (this.report) announce(tr(dryRun ? 'import.trial-done' : 'import.done', { n: dryRun ? this.report.accepted : this.report.created }));
    } catch (error) {
      if (!this.leaving.signal.aborted) this.problem = errorText(error);
    }
    this.step = undefined;
    this.job = undefined;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('#import-result')?.focus();
  }

  private async follow(id: string): Promise<Report | undefined> {
    const job = await followJob(
      id,
      (now) => {
        this.job = now;
        this.show(now.message || tr('import.reading', { name: this.file?.name ?? '' }), now.done, now.total);
      },
      this.leaving.signal,
    );
    if (job.state !== 'done') this.problem = job.message || tr('import.' + job.state);
    return job.result as Report | undefined;
  }

  private show(label: string, value: number, max: number): void {
    this.step = { label, value, max };
    this.requestUpdate();
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${tr('import.title')}</h1>
          <p class="lead">${tr('import.lead')}</p>
        </div>
        <div class="actions">
          <a class="button" href=${apiUrl('reviews/export', { format: 'candor' }).href} download>${icon('down')}${tr('import.export')}</a>
        </div>
      </div>
      ${this.problem ? html`<div class="note danger" role="alert">${icon('alert')}<span>${this.problem}</span></div>` : nothing}
      <div class="card stack">
        <div class="field">
          <label for="import-format">${tr('import.format')}</label>
          <select
            id="import-format"
            aria-describedby="import-format-hint"
            @change=${(e: Event) => {
              this.format = (e.target as HTMLSelectElement).value;
              this.report = undefined;
              this.tried = false;
              this.requestUpdate();
            }}
          >
            ${FORMATS.map((f) => html`<option value=${f} ?selected=${f === this.format}>${tr('format.' + f)}</option>`)}
          </select>
          <p class="hint" id="import-format-hint">${tr('format.' + this.format + '-text')}</p>
        </div>
        <div
          class="drop ${this.over ? 'over' : ''}"
          @dragover=${(e: DragEvent) => {
            e.preventDefault();
            this.over = true;
            this.requestUpdate();
          }}
          @dragleave=${() => {
            this.over = false;
            this.requestUpdate();
          }}
          @drop=${(e: DragEvent) => {
            e.preventDefault();
            this.choose(e.dataTransfer?.files);
          }}
        >
          ${icon('import')}
          <label for="import-file">${tr('import.file')}</label>
          <input
            id="import-file"
            type="file"
            accept=".csv,.xml,.ndjson,.jsonl,text/csv"
            @change=${(e: Event) => this.choose((e.target as HTMLInputElement).files)}
          />
          ${this.file ? html`<p class="small" role="status">${tr('import.chosen', { name: this.file.name, n: Math.ceil(this.file.size / 1024) })}</p>` : nothing}
        </div>
        ${this.step
          ? html`<candor-progress .label=${this.step.label} .value=${this.step.value} .max=${this.step.max}></candor-progress>
              ${this.job ? html`<div class="actions"><button @click=${() => this.cancel()}>${tr('import.cancel')}</button></div>` : nothing}`
          : html`<div class="actions">
              <button class=${this.tried ? '' : 'primary'} ?disabled=${!this.file} @click=${() => this.send(true)}>${tr('import.try')}</button>
              <button class=${this.tried ? 'primary' : ''} ?disabled=${!this.file} @click=${() => this.send(false)}>${tr('import.go')}</button>
            </div>`}
        <p class="muted small">${tr('import.hint')}</p>
      </div>
      ${this.report ? this.result(this.report) : nothing}
    </div>`;
  }

  private async cancel(): Promise<void> {
    if (this.job) await post(`jobs/${encodeURIComponent(this.job.id)}/cancel`).catch((e) => (this.problem = errorText(e)));
  }

  private result(r: Report) {
    const one = (n: number, label: string) =>
      html`<div>
        <dt class="muted small">${label}</dt>
        <dd class="figure">${number(n)}</dd>
      </div>`;
    const refused = r.refusedRows;
    const taken = this.tried ? r.accepted : r.created;
    return html`<section class="stack" aria-labelledby="import-result">
      <h2 id="import-result" tabindex="-1">${tr(this.tried ? 'import.trial' : 'import.report')}</h2>
      <div class="note ${refused ? 'warn' : 'good'}">
        ${icon(refused ? 'alert' : 'check')}
        <span>${tr(this.tried ? 'import.trial-done' : 'import.done', { n: taken })}</span>
      </div>
      <dl class="card cluster figures">
        ${one(r.rows, tr('import.rows'))} ${one(taken, tr(this.tried ? 'import.would-create' : 'import.created'))}
        ${one(r.unchanged, tr('import.unchanged'))}
        ${one(refused, tr('import.refused'))}
      </dl>
      ${r.refused.length
        ? html`<h3>${tr('import.refused-rows')}</h3>
            <candor-table
              .label=${tr('import.refused-rows')}
              .rows=${r.refused}
              .columns=${[
                { key: 'row', label: tr('import.row'), end: true, sort: (x: Refused) => x.row, cell: (x: Refused) => number(x.row) },
                { key: 'column', label: tr('import.column'), sort: (x: Refused) => x.column, cell: (x: Refused) => html`<code>${x.column}</code>` },
                { key: 'value', label: tr('import.value'), cell: (x: Refused) => html`<span dir="auto">${x.value}</span>` },
                { key: 'message', label: tr('import.reason'), wide: true, sort: (x: Refused) => x.message },
              ]}
            ></candor-table>`
        : nothing}
      ${this.tried ? nothing : html`<div class="actions"><a class="button" href=${href('reviews.queue', [], { status: 'approved' })}>${tr('import.see')}</a></div>`}
    </section>`;
  }
}
customElements.define('reviews-import-screen', ReviewsImport);
