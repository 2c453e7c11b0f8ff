// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { CandorScreen, dateTime, dialog, errorText, followJob, get, icon, number, post, t, toast, uniqueId, type Page, type Values } from '@candor/admin';
import { findingItem, type Finding } from './finding';
import { editRelation, type Creator } from './relations';

interface Report {
  path: string;
  contentId: string;
  title: string;
  label: string;
  blocked: number;
  warned: number;
  checkedAt: string;
  findings: Finding[];
}
interface Walk {
  done: number;
  total: number;
  blocked: number;
  startedAt: string;
  endedAt?: string | null;
}

/** Findings that say that a tie is not recorded: the answer is to record it, or to dismiss them. */
const unrecorded = (f: Finding) => ['relation.unrecorded', 'relation.out-of-scope'].includes(f.code) || (f.code === 'link.unmarked' && !f.audience);

/** The browser that looks at layouts. */
interface Layout {
  state: 'off' | 'untried' | 'works' | 'failed';
  problem: string;
}

/** How long until somebody else's walk is asked about again. */
const AGAIN = 3000;

const SHOWN = ['found', 'blocked', 'layout', 'labelled', 'all'];

/** What the last check of each page found. */
class DisclosureFindings extends CandorScreen {
  private pages?: Report[];
  private walk?: Walk | null;
  private layout?: Layout;
  private next?: string | null;
  private timer = 0;
  private error?: unknown;
  private show = 'found';
  private done = 0;
  private total = 0;
  private running = false;
  private readonly selectId = uniqueId('show');

  /** What the server says is in the language that was chosen when it was asked. */
  private readonly anew = () => void this.load();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('candor:language', this.anew);
    void this.load();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    removeEventListener('candor:language', this.anew);
    super.disconnectedCallback();
  }

  private async load(cursor?: string): Promise<void> {
    try {
      const [page] = await Promise.all([get<Page<Report>>('disclosures/pages', { show: this.show, limit: 200, cursor }), this.ask()]);
      this.pages = cursor ? [...(this.pages ?? []), ...page.items] : page.items;
      this.next = page.next;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  /** How far the walk is; again while it goes on, and the findings when it has ended. */
  private async ask(): Promise<void> {
    const under = this.underWay();
    const answer = await get<{ walk?: Walk | null; layout: Layout }>('disclosures/pages/walk');
    this.walk = answer.walk;
    this.layout = answer.layout;
    clearTimeout(this.timer);
    if (this.underWay() && this.isConnected) {
      this.timer = window.setTimeout(() => void this.ask().catch(() => undefined), AGAIN);
    } else if (under && !this.running) void this.load();
    this.requestUpdate();
  }

  /** Whether a walk goes on, whoever began it. */
  private underWay(): boolean {
    return !!this.walk && !this.walk.endedAt;
  }

  private async checkAll(): Promise<void> {
    this.running = true;
    this.requestUpdate();
    try {
      const { job } = await post<{ job: string }>('disclosures/pages/walk', {});
      const ended = await followJob(job, (j) => {
        this.done = j.done;
        this.total = j.total;
        this.requestUpdate();
      });
      if (ended.state === 'failed') toast(ended.message || t('disc.walk-failed'), { kind: 'danger' });
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    this.running = false;
    await this.load();
  }

  private async dismiss(report: Report, finding: Finding): Promise<void> {
    const saved = await dialog<boolean>({
      title: t('disc.dismiss-title'),
      body: (done) =>
        html`<p>${finding.message}</p>
          <candor-form
            .fields=${[{ name: 'reason', label: t('disc.reason'), type: 'text', required: true, maxLength: 500 }]}
            .values=${{}}
            .extra=${html`<button type="button" @click=${() => done(false)}>${t('action.cancel')}</button>`}
            .send=${async (v: Values) => {
              await post('disclosures/pages/false-alarms', { contentId: report.contentId, finding: finding.key, reason: v.reason });
              done(true);
            }}
          ></candor-form>`,
    });
    if (saved) {
      toast(t('disc.dismissed'));
      report.findings = report.findings.filter((f) => f.key !== finding.key);
      this.requestUpdate();
    }
  }

  private async record(report: Report, finding: Finding): Promise<void> {
    const creators = (await get<Page<Creator>>('creators', { limit: 200 })).items;
    const kind = finding.code.startsWith('link.') ? 'affiliate' : 'paid';
    if (await editRelation({ kind, scope: [report.contentId] }, creators)) {
      // With such a tie all commercial links of the content are marked.
      const links = (f: Finding) => f.code.startsWith('link.') && unrecorded(f);
      report.findings = report.findings.filter((f) => f.key !== finding.key && !(links(finding) && links(f)));
      this.requestUpdate();
    }
  }

  private state() {
    const walk = this.walk;
    return html`<div class="stack tight">
      ${this.running
        ? html`<candor-progress .label=${t('disc.checking')} .value=${this.done} .max=${this.total}></candor-progress>`
        : walk && !walk.endedAt
          ? html`<candor-progress .label=${t('disc.walk-goes-on')} .value=${walk.done} .max=${walk.total}></candor-progress>`
          : html`<p class="muted small">
              ${walk ? t('disc.last-walk', { at: dateTime(walk.endedAt ?? walk.startedAt), n: number(walk.done), blocked: number(walk.blocked) }) : t('disc.no-walk')}
            </p>`}
      ${this.layout?.state === 'failed'
        ? html`<p class="note danger" role="status">${icon('alert')}<span>${t('disc.layout.failed', { why: this.layout.problem })}</span></p>`
        : this.layout
          ? html`<p class="muted small">${t(`disc.layout.${this.layout.state}`)}</p>`
          : nothing}
    </div>`;
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('disc.findings')}</h1>
          <p class="lead">${t('disc.findings-lead')}</p>
        </div>
        <button class="primary" ?disabled=${this.running} @click=${() => this.checkAll()}>${icon('check')}${t('disc.check-all')}</button>
      </div>
      ${this.state()}
      <div class="filters">
        <div class="field">
          <label for=${this.selectId}>${t('disc.show')}</label>
          <select
            id=${this.selectId}
            @change=${(e: Event) => {
              this.show = (e.target as HTMLSelectElement).value;
              void this.load();
            }}
          >
            ${SHOWN.map((s) => html`<option value=${s} ?selected=${s === this.show}>${t(`disc.show.${s}`)}</option>`)}
          </select>
        </div>
      </div>
      <candor-table
        .label=${t('disc.findings')}
        .rows=${this.pages}
        .error=${this.error}
        .retry=${() => this.load()}
        .empty=${this.walk ? t('disc.findings-none') : t('disc.no-walk')}
        .columns=${[
          { key: 'path', label: t('disc.page'), sort: (r: Report) => r.path, cell: (r: Report) => html`<a href="..${r.path}">${r.title}</a><br /><code>${r.path}</code>` },
          { key: 'label', label: t('disc.label'), sort: (r: Report) => r.label, cell: (r: Report) => r.label || '–' },
          {
            key: 'findings',
            label: t('disc.found'),
            wide: true,
            sort: (r: Report) => -r.blocked * 1000 - r.warned,
            cell: (r: Report) =>
              html`<ul class="plain stack">
                ${r.findings.map((f) =>
                  findingItem(
                    f,
                    r.contentId
                      ? html`<p class="cluster">
                          ${unrecorded(f) ? html`<button aria-label="${t('disc.record-tie')}: ${f.message}" @click=${() => this.record(r, f)}>${t('disc.record-tie')}</button>` : nothing}
                          <button aria-label="${t('disc.dismiss')}: ${f.message}" @click=${() => this.dismiss(r, f)}>${t('disc.dismiss')}</button>
                        </p>`
                      : nothing,
                  ),
                )}
              </ul>`,
          },
        ]}
      ></candor-table>
      ${this.next
        ? html`<div class="cluster"><button @click=${() => this.load(this.next ?? undefined)}>${t('disc.more')}</button></div>`
        : nothing}
    </div>`;
  }
}
customElements.define('disclosure-findings-screen', DisclosureFindings);
