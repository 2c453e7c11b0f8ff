// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { CandorElement, uniqueId } from './element';
import { get } from './api';
import { number } from './format';

/** How far something is; without `max` it only says that it is going on. */
export class CandorProgress extends CandorElement {
  static override properties = { value: { type: Number }, max: { type: Number }, label: {} };
  value = 0;
  max = 0;
  label = '';
  private readonly progressId = uniqueId('progress');

  override render() {
    const known = this.max > 0;
    return html`<div class="stack tight">
      <label class="spread small" for=${this.progressId}>
        <span>${this.label}</span>
        ${known
          ? html`<span class="muted number">${number(Math.min(this.value, this.max))} / ${number(this.max)}</span>`
          : this.value
            ? html`<span class="muted number">${number(this.value)}</span>`
            : nothing}
      </label>
      ${known
        ? html`<progress id=${this.progressId} max=${this.max} value=${Math.min(this.value, this.max)}></progress>`
        : html`<progress id=${this.progressId}></progress>`}
    </div>`;
  }
}
customElements.define('candor-progress', CandorProgress);

export interface Job {
  id: string;
  kind: string;
  title: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  message: string;
  startedBy: string;
  startedAt: string;
  endedAt?: string;
  result?: any;
}

/** Asks for a job until it has ended, more seldom the longer it takes. */
export async function followJob(id: string, step: (job: Job) => void, signal?: AbortSignal): Promise<Job> {
  for (let wait = 300; ; wait = Math.min(wait * 1.3, 3000)) {
    const job = await get<Job>(`jobs/${encodeURIComponent(id)}`, {}, signal);
    step(job);
    if (job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (signal?.aborted) throw new DOMException('left', 'AbortError');
  }
}
