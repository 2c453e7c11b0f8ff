// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import {
  ago,
  announce,
  ApiError,
  CandorScreen,
  confirmDialog,
  dateTime,
  dialog,
  errorText,
  get,
  icon,
  number,
  post,
  t,
  toast,
  type Job,
  type Page,
} from '@candor/admin';

const KINDS: Record<string, string> = { running: '', done: 'good', failed: 'danger', cancelled: 'warn' };

/** State of a job in words and colour. */
export function jobBadge(state: string): TemplateResult {
  return html`<span class="badge ${KINDS[state] ?? ''}">${t('job.' + state)}</span>`;
}

/** Work in the background: how far it is, what came of it. */
class Jobs extends CandorScreen {
  private items?: Job[];
  private error?: unknown;
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  private async load(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const before = this.items;
      this.items = (await get<Page<Job>>('jobs')).items;
      this.error = undefined;
      for (const job of this.items) {
        const old = before?.find((j) => j.id === job.id);
        if (old?.state === 'running' && job.state !== 'running') announce(`${job.title}: ${t('job.' + job.state)}`);
      }
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
    const running = this.items?.some((j) => j.state === 'running');
    if (this.isConnected && !this.error) {
      this.timer = window.setTimeout(() => void this.load(), document.hidden ? 15000 : running ? 1000 : 5000);
    }
  }

  private async cancel(job: Job): Promise<void> {
    if (!(await confirmDialog({ title: t('jobs.cancel-ask', { name: job.title }), action: t('jobs.cancel'), danger: true }))) {
      return;
    }
    try {
      await post(`jobs/${encodeURIComponent(job.id)}/cancel`);
      toast(t('jobs.cancelling'));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    await this.load();
  }

  private show(job: Job): void {
    void dialog<void>({
      title: job.title,
      wide: true,
      body: (done) =>
        html`${resultView(job.result)}
          <div class="actions"><button autofocus @click=${() => done()}>${t('action.close')}</button></div>`,
    });
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('screen.jobs')}</h1>
          <p class="lead">${t('jobs.lead')}</p>
        </div>
      </div>
      <candor-table
        .columns=${[
          {
            key: 'title',
            label: t('jobs.name'),
            sort: (j: Job) => j.title,
            wide: true,
            cell: (j: Job) =>
              j.state === 'running'
                ? html`<candor-progress .label=${j.title} .value=${j.done} .max=${j.total}></candor-progress>
                    <span class="muted small">${j.message}</span>`
                : html`<strong>${j.title}</strong>${j.message
                      ? html`<br /><span class="muted small">${j.message}</span>`
                      : nothing}`,
          },
          { key: 'state', label: t('plugins.state'), sort: (j: Job) => j.state, cell: (j: Job) => jobBadge(j.state) },
          {
            key: 'startedAt',
            label: t('jobs.started'),
            sort: (j: Job) => j.startedAt,
            cell: (j: Job) => html`<span title=${dateTime(j.startedAt)}>${ago(j.startedAt)}</span> · ${j.startedBy}`,
          },
          {
            key: 'actions',
            label: '',
            end: true,
            cell: (j: Job) =>
              j.state === 'running'
                ? html`<button @click=${() => this.cancel(j)} aria-label="${t('jobs.cancel')}: ${j.title}">
                    ${icon('close')}${t('jobs.cancel')}
                  </button>`
                : j.result
                  ? html`<button @click=${() => this.show(j)} aria-label="${t('jobs.result')}: ${j.title}">
                      ${t('jobs.result')}
                    </button>`
                  : nothing,
          },
        ]}
        .rows=${this.items}
        .error=${this.error instanceof ApiError && this.items ? undefined : this.error}
        .retry=${() => this.load()}
        .label=${t('screen.jobs')}
        .empty=${t('jobs.empty')}
      ></candor-table>
    </div>`;
  }
}
customElements.define('candor-jobs', Jobs);

/** What a job returned: numbers as a list, lists of records as tables. */
function resultView(result: any): TemplateResult {
  if (result === null || typeof result !== 'object') return html`<p>${String(result)}</p>`;
  const entries = Object.entries<any>(result);
  const plain = entries.filter(([, v]) => typeof v !== 'object');
  const lists = entries.filter(([, v]) => Array.isArray(v) && v.length && typeof v[0] === 'object');
  return html`<dl class="grid">
      ${plain.map(
        ([k, v]) =>
          html`<div>
            <dt class="muted small">${k}</dt>
            <dd class="figure">${typeof v === 'number' ? number(v) : String(v)}</dd>
          </div>`,
      )}
    </dl>
    ${lists.map(([k, rows]) => {
      const names = [...new Set(rows.flatMap((r: any) => Object.keys(r)))] as string[];
      return html`<h3>${k}</h3>
        <candor-table
          .label=${k}
          .columns=${names.map((n, i) => ({ key: n, label: n, wide: i === names.length - 1 }))}
          .rows=${rows}
        ></candor-table>`;
    })}`;
}
