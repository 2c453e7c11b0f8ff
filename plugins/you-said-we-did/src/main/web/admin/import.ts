// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { dialog, errorText, followJob, icon, number, t, upload, type Job } from '@candor/admin';

interface Refusal {
  row: number;
  column?: string;
  value?: string;
  message: string;
}

interface Report {
  rows: number;
  created: number;
  unchanged: number;
  refused: Refusal[];
  refusedTotal: number;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** Brings voices of other sources in; answers whether any came. */
export async function importVoices(): Promise<boolean> {
  let step: { label: string; value: number; max: number } | undefined;
  let failure = '';
  let report: Report | undefined;
  let tried = false;
  let file: File | undefined;
  const leaving = new AbortController();
  const changed = await dialog<boolean>({
    title: t('said.import'),
    wide: true,
    body: (done, redraw) => {
      const send = async (dryRun: boolean) => {
        if (!file) {
          failure = t('said.import-choose');
          return redraw();
        }
        if (file.size > MAX_BYTES) {
          failure = t('said.import-large');
          return redraw();
        }
        failure = '';
        report = undefined;
        step = { label: t('said.import-sending'), value: 0, max: 100 };
        redraw();
        try {
          const json = /\.(ndjson|jsonl)$/i.test(file.name);
          const answer = await upload<Report & { job?: string }>(
            'feedback/import',
            file,
            json ? 'application/x-ndjson' : 'text/csv',
            (part) => {
              step = { label: t('said.import-sending'), value: Math.round(part * 100), max: 100 };
              redraw();
            },
            { format: json ? 'ndjson' : 'csv', dryRun },
          );
          let result: Report = answer;
          if (answer.job) {
            const job: Job = await followJob(
              answer.job,
              (now) => {
                step = { label: now.message || t('said.import-running'), value: now.done, max: now.total };
                redraw();
              },
              leaving.signal,
            );
            if (job.state !== 'done') throw new Error(job.message);
            result = job.result as Report;
          }
          report = result;
          tried = dryRun;
        } catch (error) {
          if (!leaving.signal.aborted) failure = errorText(error);
        }
        step = undefined;
        redraw();
      };
      return html`<div class="stack">
        <p>${t('said.import-lead')}</p>
        ${failure ? html`<div class="note danger" role="alert">${icon('alert')}<span>${failure}</span></div>` : nothing}
        <div class="field">
          <label for="said-file">${t('said.import-file')}</label>
          <input
            id="said-file"
            type="file"
            accept=".csv,.ndjson,.jsonl,text/csv,application/x-ndjson"
            autofocus
            @change=${(e: Event) => {
              file = (e.target as HTMLInputElement).files?.[0];
              report = undefined;
              redraw();
            }}
          />
        </div>
        ${step ? html`<candor-progress .label=${step.label} .value=${step.value} .max=${step.max}></candor-progress>` : nothing}
        ${report ? outcome(report, tried) : nothing}
        <div class="actions">
          <button @click=${() => done(report !== undefined && !tried && report.created > 0)}>${t('said.close')}</button>
          <button ?disabled=${!!step} @click=${() => send(true)}>${t('said.import-try')}</button>
          <button class="primary" ?disabled=${!!step} @click=${() => send(false)}>${icon('import')}${t('said.import')}</button>
        </div>
      </div>`;
    },
  });
  leaving.abort();
  return changed === true;
}

function outcome(report: Report, tried: boolean) {
  return html`<div class="stack tight" role="status">
    <p>
      <strong>${t(tried ? 'said.import-tried' : 'said.import-done', { n: report.created })}</strong>
      ${t('said.import-rows', { rows: report.rows, unchanged: report.unchanged, refused: report.refusedTotal })}
    </p>
    ${report.refused.length
      ? html`<div class="table-scroll" role="region" tabindex="0" aria-label=${t('said.import-refused')}>
          <table>
            <thead>
              <tr><th scope="col">${t('said.row')}</th><th scope="col">${t('said.column')}</th><th scope="col">${t('said.reason')}</th></tr>
            </thead>
            <tbody>
              ${report.refused
                .slice(0, 200)
                .map((r) => html`<tr><td class="number">${number(r.row)}</td><td>${r.column ?? '–'}</td><td>${r.message}</td></tr>`)}
            </tbody>
          </table>
        </div>`
      : nothing}
  </div>`;
}
