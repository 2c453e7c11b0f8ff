// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { t } from '@candor/admin';

export interface Finding {
  severity: 'block' | 'warn';
  code: string;
  audience?: string | null;
  message: string;
  at: { offset: number; line: number; excerpt: string };
  source?: { title: string; url: string; grade: string } | null;
  fix: string;
  key: string;
}

/** A finding with its place, its source and what to do. */
export function findingItem(f: Finding, more: unknown = nothing) {
  return html`<li class="stack tight">
    <p>
      <span class="badge ${f.severity === 'block' ? 'danger' : 'warning'}">${f.severity === 'block' ? t('disc.blocks') : t('disc.warns')}</span>
      ${f.audience && !f.message.startsWith(f.audience) ? html`<strong>${f.audience}</strong>` : nothing} ${f.message}
    </p>
    ${f.at.excerpt ? html`<p class="small"><code>${f.at.excerpt}</code></p>` : nothing}
    ${f.fix ? html`<p class="small">${t('disc.fix')}: ${f.fix}</p>` : nothing}
    ${f.source ? html`<p class="small">${t('disc.source')}: <a href=${f.source.url} rel="noreferrer">${f.source.title}</a></p>` : nothing} ${more}
  </li>`;
}
