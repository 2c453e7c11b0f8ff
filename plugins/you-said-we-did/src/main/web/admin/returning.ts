// SPDX-License-Identifier: Apache-2.0
import { html } from 'lit';
import { ago, CandorScreen, date, dialog, get, icon, languageName, number, post, t, toast, type Page } from '@candor/admin';

interface Person {
  id: string;
  name?: string;
  lang: string;
  voices: number;
  first: string;
  last: string;
  reachable: boolean;
}

/** Who agreed to be recognised and came back: to be thanked, never ranked. */
class SaidReturning extends CandorScreen {
  private items?: Person[];
  private error?: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.items = (await get<Page<Person>>('feedback/returning', { limit: 200 })).items;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async thank(person: Person): Promise<void> {
    const sent = await dialog<boolean>({
      title: t('said.thank'),
      body: (done) => html`<p>${t('said.thank-lead')}</p>
        <candor-form
          .fields=${[
            { name: 'text', label: t('said.thank-text'), type: 'textarea', required: true, maxLength: 5000 },
            { name: 'incentive', label: t('said.thank-incentive'), help: t('said.thank-incentive-hint'), type: 'text', maxLength: 200 },
          ]}
          .values=${{ text: '', incentive: '' }}
          .action=${t('said.thank-send')}
          .extra=${html`<button type="button" @click=${() => done(false)}>${t('action.cancel')}</button>`}
          .send=${async (v: Record<string, unknown>) => {
            const answer = await post<{ sent: boolean }>(`feedback/returning/${person.id}/thanks`, {
              text: v.text,
              ...(v.incentive ? { incentive: v.incentive } : {}),
            });
            done(answer.sent);
            if (!answer.sent) toast(t('said.thank-not'));
          }}
        ></candor-form>`,
    });
    if (sent) toast(t('said.thanked'));
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('said.returning')}</h1>
          <p class="lead">${t('said.returning-lead')}</p>
        </div>
      </div>
      <candor-table
        .label=${t('said.returning')}
        .rows=${this.items}
        .error=${this.error}
        .retry=${() => this.load()}
        .empty=${html`${icon('users')}<p>${t('said.returning-none')}</p>`}
        .columns=${[
          { key: 'name', label: t('said.person'), wide: true, sort: (p: Person) => p.name ?? '', cell: (p: Person) => p.name || t('said.person-none', { id: p.id.slice(0, 6) }) },
          { key: 'voices', label: t('said.voices'), end: true, cell: (p: Person) => number(p.voices) },
          { key: 'lang', label: t('said.language'), sort: (p: Person) => p.lang, cell: (p: Person) => languageName(p.lang) },
          { key: 'first', label: t('said.first'), sort: (p: Person) => p.first, cell: (p: Person) => date(p.first) },
          { key: 'last', label: t('said.last'), sort: (p: Person) => p.last, cell: (p: Person) => ago(p.last) },
          {
            key: 'thank',
            label: '',
            end: true,
            cell: (p: Person) =>
              p.reachable
                ? html`<button aria-label="${t('said.thank')}: ${p.name || p.id.slice(0, 6)}" @click=${() => this.thank(p)}>${t('said.thank')}</button>`
                : html`<span class="muted small">${t('said.no-mails')}</span>`,
          },
        ]}
      ></candor-table>
    </div>`;
  }
}
customElements.define('said-returning-screen', SaidReturning);
