// SPDX-License-Identifier: Apache-2.0
import { html } from 'lit';
import { CandorScreen, date, dialog, errorText, followJob, get, icon, post, t, toast, uniqueId, type Page } from '@candor/admin';

interface Pack {
  edition: string;
  jurisdiction: string;
  name: string;
  authority: string;
  effectiveFrom: string;
  reviewBy: string;
  on: boolean;
}
interface Change {
  path: string;
  title: string;
  blockedNow: number;
  blockedThen: number;
  labelNow: string;
  labelThen: string;
  gains: Record<string, string[]>;
  losses: Record<string, string[]>;
}
interface Impact {
  pages: number;
  newlyBlocked: number;
  noLongerBlocked: number;
  labelChanged: number;
  gained: number;
  lost: number;
  changed: Change[];
}

const words = (map: Record<string, string[]>, sign: string) =>
  Object.entries(map).map(([audience, texts]) => html`<li>${sign} ${audience}: ${texts.join(', ')}</li>`);

/** Rule packs: what they would change, and the switch. */
class DisclosurePacks extends CandorScreen {
  private packs?: Pack[];
  private error?: unknown;
  private busy = '';
  private done = 0;
  private total = 0;
  private readonly fileId = uniqueId('pack');

  /** What the server says is in the language that was chosen when it was asked. */
  private readonly anew = () => void this.load();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('candor:language', this.anew);
    void this.load();
  }

  override disconnectedCallback(): void {
    removeEventListener('candor:language', this.anew);
    super.disconnectedCallback();
  }

  private async load(): Promise<void> {
    try {
      this.packs = (await get<Page<Pack>>('disclosures/packs')).items;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async impact(pack: Pack): Promise<void> {
    this.busy = pack.edition;
    this.done = this.total = 0;
    this.requestUpdate();
    try {
      const { job } = await post<{ job: string }>(`disclosures/packs/${pack.edition}/impact`, {});
      const ended = await followJob(job, (j) => {
        this.done = j.done;
        this.total = j.total;
        this.requestUpdate();
      });
      if (ended.state !== 'done') throw new Error(ended.message);
      this.busy = '';
      this.requestUpdate();
      if (await this.report(pack, ended.result as Impact)) await this.turn(pack);
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    this.busy = '';
    this.requestUpdate();
  }

  private async report(pack: Pack, impact: Impact): Promise<boolean> {
    const wanted = await dialog<boolean>({
      title: t('disc.impact-of', { name: pack.edition }),
      body: (close) =>
        html`<p>
            ${t('disc.impact-sum', { pages: impact.pages, blocked: impact.newlyBlocked, freed: impact.noLongerBlocked, label: impact.labelChanged, gained: impact.gained, lost: impact.lost })}
          </p>
          ${impact.changed.length
            ? html`<ul class="stack">
                ${impact.changed.map(
                  (c) =>
                    html`<li>
                      <a href="..${c.path}">${c.title}</a> <code>${c.path}</code>
                      ${c.labelNow !== c.labelThen ? html`<br />${c.labelNow || '–'} → ${c.labelThen || '–'}` : ''}
                      ${c.blockedNow !== c.blockedThen ? html`<br />${t('disc.blocks')}: ${c.blockedNow} → ${c.blockedThen}` : ''}
                      <ul>
                        ${words(c.gains, '+')}${words(c.losses, '−')}
                      </ul>
                    </li>`,
                )}
              </ul>`
            : html`<p>${t('disc.impact-none')}</p>`}
          <div class="actions">
            <button class="primary" @click=${() => close(true)}>${pack.on ? t('disc.switch-off') : t('disc.switch-on')}</button>
            <button @click=${() => close(false)}>${t('action.cancel')}</button>
          </div>`,
    });
    return wanted === true;
  }

  private async turn(pack: Pack): Promise<void> {
    await post(`disclosures/packs/${pack.edition}/${pack.on ? 'off' : 'on'}`, {});
    toast(t('disc.switched', { name: pack.edition }));
    await this.load();
  }

  private async install(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    try {
      const pack = await post<Pack>('disclosures/packs', JSON.parse(await file.text()));
      toast(t('disc.installed', { name: pack.edition }));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    input.value = '';
    await this.load();
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('disc.packs')}</h1>
          <p class="lead">${t('disc.packs-lead')}</p>
        </div>
      </div>
      ${this.busy ? html`<candor-progress .label=${t('disc.impact-of', { name: this.busy })} .value=${this.done} .max=${this.total}></candor-progress>` : ''}
      <candor-table
        .label=${t('disc.packs')}
        .rows=${this.packs}
        .error=${this.error}
        .retry=${() => this.load()}
        .columns=${[
          { key: 'name', label: t('disc.jurisdiction'), sort: (p: Pack) => p.name, cell: (p: Pack) => html`<strong>${p.name}</strong><br /><span class="muted small">${p.authority}</span>`, wide: true },
          { key: 'edition', label: t('disc.pack'), sort: (p: Pack) => p.edition, cell: (p: Pack) => html`<code class="nowrap">${p.edition}</code>` },
          { key: 'effectiveFrom', label: t('disc.since'), sort: (p: Pack) => p.effectiveFrom, cell: (p: Pack) => html`<span class="nowrap">${date(p.effectiveFrom)}</span>` },
          { key: 'reviewBy', label: t('disc.review'), sort: (p: Pack) => p.reviewBy, cell: (p: Pack) => html`<span class="nowrap">${date(p.reviewBy)}</span>` },
          { key: 'on', label: t('disc.state'), sort: (p: Pack) => String(p.on), cell: (p: Pack) => html`<span class="badge ${p.on ? 'success' : ''}">${p.on ? t('disc.on') : t('disc.off')}</span>` },
          {
            key: 'actions',
            label: '',
            end: true,
            cell: (p: Pack) =>
              html`<button ?disabled=${this.busy !== ''} aria-label="${t('disc.impact')}: ${p.edition}" @click=${() => this.impact(p)}>${icon('spark')}${t('disc.impact')}</button>`,
          },
        ]}
      ></candor-table>
      <div class="field">
        <label for=${this.fileId}>${t('disc.install')}</label>
        <input id=${this.fileId} type="file" accept="application/json,.json" @change=${(e: Event) => this.install(e.target as HTMLInputElement)} />
      </div>
    </div>`;
  }
}
customElements.define('disclosure-packs-screen', DisclosurePacks);
