// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import {
  announce,
  CandorScreen,
  errorText,
  followJob,
  href,
  icon,
  number,
  post,
  t,
  upload,
  type Job,
} from '@candor/admin';
import { type Packed, zip } from './zip';

const KINDS = /\.(md|markdown|png|jpe?g|gif|webp|svg|avif)$/i;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 60_000;

interface Report {
  files: number;
  created: number;
  updated: number;
  unchanged: number;
  images: number;
  refused: Array<{ file: string; reason: string }>;
}

/** Brings Markdown files in: a zip, a folder or single files. */
class HelpImport extends CandorScreen {
  private step?: { label: string; value: number; max: number };
  private job?: Job;
  private problem = '';
  private over = false;
  private source = '';
  private leaving = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.leaving = new AbortController();
    // A job that is named in the address goes on being shown after a reload.
    const id = this.route.path[0];
    if (id) void this.follow(id);
  }

  override disconnectedCallback(): void {
    this.leaving.abort();
    super.disconnectedCallback();
  }

  private async take(files: Packed[]): Promise<void> {
    this.over = false;
    this.problem = '';
    this.job = undefined;
    if (!files.length) return this.refuse(t('import.nothing'));
    try {
      const single = files.length === 1 && /\.zip$/i.test(files[0].path);
      this.source = single ? files[0].path : t('import.files', { n: files.length });
      const file = single ? files[0].file : await this.pack(files);
      if (!file) return;
      if (file.size > MAX_BYTES) return this.refuse(t('import.too-large'));
      const answer = await upload<{ job?: string; id?: string }>('help/imports', file, 'application/zip', (part) => {
        this.show(t('import.sending', { name: this.source }), Math.round(part * 100), 100);
      });
      await this.follow(answer.job ?? answer.id ?? '');
    } catch (error) {
      this.refuse(errorText(error));
    }
  }

  private async pack(files: Packed[]): Promise<Blob | undefined> {
    const wanted = files.filter((f) => KINDS.test(f.path));
    if (!wanted.some((f) => /\.(md|markdown)$/i.test(f.path))) {
      this.refuse(t('import.nothing'));
      return undefined;
    }
    if (wanted.length > MAX_FILES || wanted.reduce((sum, f) => sum + f.file.size, 0) > MAX_BYTES) {
      this.refuse(t('import.too-large'));
      return undefined;
    }
    return zip(wanted, (done) => {
      if (done % 50 === 0) this.show(t('import.packing'), done, wanted.length);
    });
  }

  private show(label: string, value: number, max: number): void {
    this.step = { label, value, max };
    this.requestUpdate();
  }

  private refuse(text: string): void {
    this.problem = text;
    this.step = undefined;
    this.requestUpdate();
  }

  private async follow(id: string): Promise<void> {
    history.replaceState(null, '', href('help.import', [id]));
    try {
      this.job = await followJob(
        id,
        (job) => {
          this.job = job;
          this.show(job.message || t('import.running'), job.done, job.total);
        },
        this.leaving.signal,
      );
      announce(t('import.' + this.job.state));
    } catch (error) {
      if (this.leaving.signal.aborted) return;
      this.problem = errorText(error);
    }
    this.step = undefined;
    this.requestUpdate();
  }

  private async cancel(): Promise<void> {
    if (!this.job) return;
    try {
      await post(`jobs/${encodeURIComponent(this.job.id)}/cancel`);
    } catch (error) {
      this.problem = errorText(error);
      this.requestUpdate();
    }
  }

  private async dropped(event: DragEvent): Promise<void> {
    event.preventDefault();
    const entries = [...(event.dataTransfer?.items ?? [])].map((i) => i.webkitGetAsEntry()).filter((e) => e !== null);
    const files: Packed[] = [];
    for (const entry of entries) await walk(entry, '', files);
    await this.take(files);
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('help.import')}</h1>
          <p class="lead">${t('import.lead')}</p>
        </div>
      </div>
      ${this.problem ? html`<div class="note danger" role="alert">${icon('alert')}<span>${this.problem}</span></div>` : nothing}
      ${this.step
        ? html`<div class="card stack">
            <candor-progress .label=${this.step.label} .value=${this.step.value} .max=${this.step.max}></candor-progress>
            <div class="spread">
              <p class="muted small">${this.job ? t('import.leave') : t('import.stay')}</p>
              ${this.job ? html`<button @click=${this.cancel}>${t('import.cancel')}</button>` : nothing}
            </div>
          </div>`
        : this.chooser()}
      ${this.job && this.job.state !== 'running' ? this.report(this.job) : nothing}
    </div>`;
  }

  private chooser() {
    const picked = (e: Event) => {
      const element = e.target as HTMLInputElement;
      const files = [...(element.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
      element.value = '';
      void this.take(files);
    };
    const pick = (id: string) => () => this.querySelector<HTMLInputElement>(id)!.click();
    return html`<div
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
      @drop=${this.dropped}
    >
      ${icon('import')}
      <p>${t('import.drop')}</p>
      <div class="actions">
        <button @click=${pick('#import-files')}>${t('import.choose-files')}</button>
        <button @click=${pick('#import-folder')}>${t('import.choose-folder')}</button>
      </div>
      <input id="import-files" type="file" accept=".zip,.md,.markdown" multiple hidden @change=${picked} />
      <input id="import-folder" type="file" webkitdirectory hidden @change=${picked} />
      <p class="muted small">${t('import.hint')}</p>
    </div>`;
  }

  private report(job: Job) {
    const report = job.result as Report | undefined;
    const figure = (n: number, label: string) =>
      html`<div>
        <dt class="muted small">${label}</dt>
        <dd class="figure">${number(n)}</dd>
      </div>`;
    return html`<section class="stack" aria-label=${t('import.report')}>
      <div class="note ${job.state === 'done' ? 'good' : 'danger'}" role="status">
        ${icon(job.state === 'done' ? 'check' : 'alert')}
        <span>${t('import.' + job.state)} ${job.state === 'failed' ? job.message : ''}</span>
      </div>
      ${report
        ? html`<dl class="card cluster figures">
              ${figure(report.created, t('import.created'))} ${figure(report.updated, t('import.updated'))}
              ${figure(report.unchanged, t('import.unchanged'))} ${figure(report.images ?? 0, t('import.images'))}
              ${figure(report.refused.length, t('import.refused'))}
            </dl>
            ${report.refused.length
              ? html`<h2>${t('import.refused-files')}</h2>
                  <candor-table
                    .label=${t('import.refused-files')}
                    .rows=${report.refused}
                    .columns=${[
                      {
                        key: 'file',
                        label: t('import.file'),
                        sort: (r: Report['refused'][0]) => r.file,
                        cell: (r: Report['refused'][0]) => html`<code>${r.file}</code>`,
                      },
                      { key: 'reason', label: t('import.reason'), sort: (r: Report['refused'][0]) => r.reason },
                    ]}
                  ></candor-table>`
              : nothing}
            <div class="actions"><a class="button" href=${href('help.articles')}>${icon('book')}${t('import.see')}</a></div>`
        : nothing}
    </section>`;
  }
}
customElements.define('help-import-screen', HelpImport);

async function walk(entry: FileSystemEntry, folder: string, files: Packed[]): Promise<void> {
  const path = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    files.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!batch.length) return;
    for (const child of batch) await walk(child, path + '/', files);
  }
}
