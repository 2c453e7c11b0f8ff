// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { announce, CandorScreen, confirmDialog, errorNote, icon, post, t } from '@candor/admin';

interface Export {
  email: string;
  at: string;
  data: Record<string, unknown>;
  failed: string[];
}

/** What is held of a person: shown, handed out, erased. */
class Privacy extends CandorScreen {
  private held?: Export;
  private erased?: { erased: Record<string, number>; failed: string[] };
  private error?: unknown;
  private busy = false;

  private async run(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.requestUpdate();
    try {
      await work();
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.busy = false;
    this.requestUpdate();
  }

  private look(event: SubmitEvent): void {
    event.preventDefault();
    const email = String(new FormData(event.target as HTMLFormElement).get('email') ?? '').trim();
    this.held = undefined;
    this.erased = undefined;
    void this.run(async () => {
      this.held = await post<Export>('personal-data/export', { email });
      announce(t('privacy.found', { n: Object.keys(this.held.data).length }));
    });
  }

  private save(): void {
    const url = URL.createObjectURL(new Blob([JSON.stringify(this.held, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'personal-data.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  private async erase(): Promise<void> {
    const email = this.held?.email;
    if (!email) return;
    const sure = await confirmDialog({
      title: t('privacy.erase-ask', { email }),
      text: t('privacy.erase-detail'),
      action: t('privacy.erase'),
      danger: true,
    });
    if (!sure) return;
    await this.run(async () => {
      this.erased = await post('personal-data/erase', { email });
      this.held = undefined;
      announce(t('privacy.erased'));
    });
  }

  private failures(failed: string[]) {
    return failed.length
      ? html`<div class="note danger" role="alert">
          ${icon('alert')}<p>${t('privacy.failed', { plugins: failed.join(', ') })}</p>
        </div>`
      : nothing;
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('privacy.title')}</h1>
          <p class="lead">${t('privacy.lead')}</p>
        </div>
      </div>
      <form class="card stack" role="search" @submit=${(e: SubmitEvent) => this.look(e)}>
        <div class="field">
          <label for="privacy-email">${t('privacy.email')}</label>
          <input id="privacy-email" name="email" type="email" required maxlength="254" autocomplete="off" />
        </div>
        <div class="actions">
          <button class="primary" ?disabled=${this.busy}>${icon('search')}${t('privacy.look')}</button>
        </div>
      </form>
      ${this.error ? errorNote(this.error) : nothing} ${this.held ? this.heldCard(this.held) : nothing}
      ${this.erased
        ? html`<div class="card stack">
            <h2>${t('privacy.erased')}</h2>
            ${this.failures(this.erased.failed)}
            ${Object.keys(this.erased.erased).length
              ? html`<ul>
                  ${Object.entries(this.erased.erased).map(([name, n]) => html`<li>${name}: ${n}</li>`)}
                </ul>`
              : html`<p>${t('privacy.nothing')}</p>`}
          </div>`
        : nothing}
    </div>`;
  }

  private heldCard(held: Export) {
    const parts = Object.entries(held.data);
    return html`<div class="card stack">
      <h2>${held.email}</h2>
      ${this.failures(held.failed)}
      ${parts.length
        ? parts.map(
            ([name, data]) =>
              html`<details>
                <summary>${name}</summary>
                <pre class="table-scroll" tabindex="0" role="region" aria-label=${name}>${JSON.stringify(data, null, 2)}</pre>
              </details>`,
          )
        : html`<p>${t('privacy.nothing')}</p>`}
      <div class="actions">
        <button @click=${() => this.save()}>${icon('down')}${t('privacy.save')}</button>
        <button class="danger" ?disabled=${this.busy} @click=${() => this.erase()}>${icon('trash')}${t('privacy.erase')}</button>
      </div>
    </div>`;
  }
}
customElements.define('services-privacy', Privacy);
