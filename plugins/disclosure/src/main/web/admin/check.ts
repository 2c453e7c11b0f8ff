// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { CandorScreen, type Field, post, t, type Values } from '@candor/admin';
import { findingItem, type Finding } from './finding';
import { kindOptions } from './relations';

interface Result {
  required: boolean;
  label?: { text: string; lang: string } | null;
  byAudience: Array<{ audience: string; accepted: string[]; reason: string; source?: { title: string; url: string } | null }>;
  findings: Finding[];
  conflicts: Array<{ message: string }>;
}

/** A text from anywhere: its label and its findings. */
class DisclosureTextCheck extends CandorScreen {
  private result?: Result;
  private values: Values = { html: '', lang: 'en', audiences: ['UK', 'DE', 'US'], kind: '', brand: '' };

  private async send(v: Values): Promise<void> {
    this.values = v;
    this.result = await post<Result>('disclosures/check', {
      html: v.html,
      lang: v.lang,
      audiences: v.audiences,
      relations: v.kind ? [{ kind: v.kind, ...(v.brand ? { brand: v.brand } : {}) }] : [],
    });
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('#disclosure-result')?.focus();
  }

  override render() {
    const fields: Field[] = [
      { name: 'html', label: t('disc.html'), type: 'textarea', required: true },
      { name: 'lang', label: t('disc.language'), type: 'text', required: true, maxLength: 35 },
      { name: 'audiences', label: t('disc.audiences'), type: 'list', required: true, help: t('disc.audiences-hint') },
      { name: 'kind', label: t('disc.kind'), type: 'select', options: [{ value: '', label: '–' }, ...kindOptions()] },
      { name: 'brand', label: t('disc.brand'), type: 'text', maxLength: 120 },
    ];
    const r = this.result;
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('disc.check')}</h1>
          <p class="lead">${t('disc.check-lead')}</p>
        </div>
      </div>
      <candor-form .fields=${fields} .values=${this.values} .action=${t('disc.check')} .send=${(v: Values) => this.send(v)}></candor-form>
      ${r
        ? html`<section class="card stack">
            <h2 id="disclosure-result" tabindex="-1">${t('disc.result')}</h2>
            ${r.label
              ? html`<p>${t('disc.label')}: <strong lang=${r.label.lang}>${r.label.text}</strong></p>`
              : html`<p>${r.required ? t('disc.conflict') : t('disc.no-label')}</p>`}
            ${r.conflicts.map((c) => html`<p class="note">${c.message}</p>`)}
            <ul>
              ${r.byAudience.map(
                (a) =>
                  html`<li>
                    <strong>${a.audience}</strong>: ${a.accepted.join(', ') || '–'}. ${a.reason}
                    ${a.source ? html`<a href=${a.source.url} rel="noreferrer">${a.source.title}</a>` : nothing}
                  </li>`,
              )}
            </ul>
            <h3>${t('disc.found')}</h3>
            ${r.findings.length ? html`<ul class="plain stack">${r.findings.map((f) => findingItem(f))}</ul>` : html`<p>${t('disc.findings-none')}</p>`}
          </section>`
        : nothing}
    </div>`;
  }
}
customElements.define('disclosure-check-screen', DisclosureTextCheck);
