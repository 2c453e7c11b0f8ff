// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { CandorScreen, dateTime, get, t, uniqueId, type Page } from '@candor/admin';

interface SignedRecord {
  sequence: number;
  recordedAt: string;
  event: string;
  path: string;
  label: string;
  rules: string[];
}

/** What stood on which page when. */
class DisclosureRecords extends CandorScreen {
  private records?: SignedRecord[];
  private key = '';
  private error?: unknown;
  private path = '';
  private readonly pathId = uniqueId('path');

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      [this.records, this.key] = await Promise.all([
        get<Page<SignedRecord>>('disclosures/records', { path: this.path, limit: 200 }).then((p) => p.items),
        get<{ publicKey: string }>('disclosures/key').then((k) => k.publicKey),
      ]);
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  override render() {
    const file = (r: SignedRecord) => `../api/disclosures/record?path=${encodeURIComponent(r.path)}&at=${encodeURIComponent(r.recordedAt)}`;
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('disc.records')}</h1>
          <p class="lead">${t('disc.records-lead')}</p>
        </div>
        <a class="button" href="../api/disclosures/records/chain" download>${t('disc.chain')}</a>
      </div>
      <form
        class="filters"
        @submit=${(e: Event) => {
          e.preventDefault();
          void this.load();
        }}
      >
        <div class="field">
          <label for=${this.pathId}>${t('disc.page')}</label>
          <input id=${this.pathId} maxlength="500" placeholder="/boots" .value=${this.path} @input=${(e: Event) => (this.path = (e.target as HTMLInputElement).value.trim())} />
        </div>
        <button type="submit">${t('disc.show')}</button>
      </form>
      <candor-table
        .label=${t('disc.records')}
        .rows=${this.records}
        .error=${this.error}
        .retry=${() => this.load()}
        .empty=${t('disc.records-none')}
        .columns=${[
          { key: 'sequence', label: '#', end: true, sort: (r: SignedRecord) => r.sequence, cell: (r: SignedRecord) => r.sequence },
          { key: 'recordedAt', label: t('disc.when'), sort: (r: SignedRecord) => r.recordedAt, cell: (r: SignedRecord) => dateTime(r.recordedAt) },
          { key: 'event', label: t('disc.event'), cell: (r: SignedRecord) => t(`disc.event.${r.event}`) },
          { key: 'path', label: t('disc.page'), wide: true, sort: (r: SignedRecord) => r.path, cell: (r: SignedRecord) => html`<code>${r.path}</code>` },
          { key: 'label', label: t('disc.label'), cell: (r: SignedRecord) => r.label || '–' },
          { key: 'rules', label: t('disc.rules'), cell: (r: SignedRecord) => html`<span class="small">${r.rules.join(', ')}</span>` },
          { key: 'actions', label: '', end: true, cell: (r: SignedRecord) => html`<a href=${file(r)} download="record-${r.sequence}.json" aria-label="${t('disc.get')}: ${r.path} ${r.sequence}">${t('disc.get')}</a>` },
        ]}
      ></candor-table>
      ${this.key ? html`<p class="small">${t('disc.key')}: <code>${this.key}</code></p>` : nothing}
    </div>`;
  }
}
customElements.define('disclosure-records-screen', DisclosureRecords);
