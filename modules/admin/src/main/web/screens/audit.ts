// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { CandorScreen, dateTime, get, t, type Page } from '@candor/admin';

interface Line {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject: string;
}

/** Who did what, newest first. */
class Audit extends CandorScreen {
  private items?: Line[];
  private next?: string | null;
  private error?: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(cursor?: string): Promise<void> {
    try {
      const page = await get<Page<Line>>('audit', { cursor });
      this.items = cursor ? [...(this.items ?? []), ...page.items] : page.items;
      this.next = page.next;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('screen.audit')}</h1>
          <p class="lead">${t('audit.lead')}</p>
        </div>
      </div>
      <candor-table
        .columns=${[
          { key: 'at', label: t('audit.at'), cell: (l: Line) => dateTime(l.at) },
          { key: 'actor', label: t('audit.who') },
          { key: 'action', label: t('audit.action'), cell: (l: Line) => html`<code>${l.action}</code>` },
          { key: 'subject', label: t('audit.target') },
        ]}
        .rows=${this.items}
        .error=${this.error}
        .retry=${() => this.load()}
        .label=${t('screen.audit')}
        .empty=${t('audit.empty')}
      ></candor-table>
      ${this.next
        ? html`<div class="more"><button @click=${() => this.load(this.next!)}>${t('action.more')}</button></div>`
        : nothing}
    </div>`;
  }
}
customElements.define('candor-audit', Audit);
