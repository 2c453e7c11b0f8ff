// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { announce, CandorScreen, confirmDialog, dateTime, errorNote, errorText, icon, post, t, toast } from '@candor/admin';

interface Line {
  purpose: string;
  place: string;
  wording: string;
  source: string;
  grantedAt: string;
  until?: string;
  endedAt?: string;
  reason: string;
}

/** Who agreed to what: looked up by address or reference, ended on request. */
class Consent extends CandorScreen {
  private subject = '';
  private lines?: Line[];
  private error?: unknown;

  private async look(event?: SubmitEvent): Promise<void> {
    event?.preventDefault();
    if (event) this.subject = String(new FormData(event.target as HTMLFormElement).get('subject') ?? '').trim();
    try {
      this.lines = (await post<{ items: Line[] }>('consent/history', { subject: this.subject })).items;
      this.error = undefined;
      announce(t('consent.found', { n: this.lines.length }));
    } catch (error) {
      this.lines = undefined;
      this.error = error;
    }
    this.requestUpdate();
  }

  private async withdraw(purpose: string): Promise<void> {
    const sure = await confirmDialog({
      title: t('consent.withdraw-ask', { purpose }),
      text: t('consent.withdraw-detail'),
      action: t('consent.withdraw'),
      danger: true,
    });
    if (!sure) return;
    try {
      await post('consent/withdraw', { subject: this.subject, purpose });
      toast(t('consent.withdrawn'));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    await this.look();
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('consent.title')}</h1>
          <p class="lead">${t('consent.lead')}</p>
        </div>
      </div>
      <form class="card stack" role="search" @submit=${(e: SubmitEvent) => this.look(e)}>
        <div class="field">
          <label for="consent-subject">${t('consent.subject')}</label>
          <input id="consent-subject" name="subject" required maxlength="254" autocomplete="off" />
          <p class="help">${t('consent.subject-help')}</p>
        </div>
        <div class="actions"><button class="primary">${icon('search')}${t('consent.look')}</button></div>
      </form>
      ${this.error ? errorNote(this.error) : nothing}
      ${this.lines
        ? html`<candor-table
            .label=${t('consent.title')}
            .rows=${this.lines}
            .empty=${t('consent.empty')}
            .columns=${[
              {
                key: 'purpose',
                label: t('consent.purpose'),
                wide: true,
                cell: (l: Line) =>
                  html`<strong>${l.purpose}</strong> · ${l.place}<br /><span class="muted small">${l.wording}</span>`,
              },
              {
                key: 'grantedAt',
                label: t('consent.granted'),
                cell: (l: Line) => html`${dateTime(l.grantedAt)}<br /><span class="muted small">${l.source}</span>`,
              },
              { key: 'until', label: t('consent.until'), cell: (l: Line) => (l.until ? dateTime(l.until) : '–') },
              {
                key: 'state',
                label: t('mail.state'),
                cell: (l: Line) =>
                  l.endedAt
                    ? html`<span class="badge">${t('consent.' + l.reason)}</span> ${dateTime(l.endedAt)}`
                    : html`<span class="badge good">${t('consent.in-force')}</span>`,
              },
              {
                key: 'actions',
                label: '',
                end: true,
                cell: (l: Line) =>
                  l.endedAt
                    ? nothing
                    : html`<button
                        class="danger"
                        @click=${() => this.withdraw(l.purpose)}
                        aria-label="${t('consent.withdraw')}: ${l.purpose}"
                      >
                        ${t('consent.withdraw')}
                      </button>`,
              },
            ]}
          ></candor-table>`
        : nothing}
    </div>`;
  }
}
customElements.define('services-consent', Consent);
