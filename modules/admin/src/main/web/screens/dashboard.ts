// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { ago, ApiError, CandorScreen, get, href, icon, t, type Job, type Page } from '@candor/admin';
import { type Plugin, pluginBadge } from './plugins';
import { jobBadge } from './jobs';

interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

/** How things are, on one page. */
class Dashboard extends CandorScreen {
  private checks?: Check[];
  private plugins?: Plugin[] | null;
  private jobs?: Job[] | null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.loadAll();
  }

  private async loadAll(): Promise<void> {
    await Promise.all([this.loadHealth(), this.loadList('plugins'), this.loadList('jobs')]);
  }

  private async loadHealth(): Promise<void> {
    try {
      const response = await fetch(new URL('../health/ready', document.baseURI), { cache: 'no-store' });
      this.checks = checksOf(await response.json(), response.ok);
    } catch {
      this.checks = [{ name: t('dashboard.server'), ok: false, detail: t('error.offline') }];
    }
    this.requestUpdate();
  }

  /** What the caller may not see, or this installation does not have, is left out. */
  private async loadList(name: 'plugins' | 'jobs'): Promise<void> {
    try {
      this[name] = (await get<Page<any>>(name)).items;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this[name] = null;
    }
    this.requestUpdate();
  }

  override render() {
    const bad = this.checks?.filter((c) => !c.ok) ?? [];
    const troubled = this.plugins?.filter((p) => p.state !== 'active') ?? [];
    return html`<div class="screen">
      <div class="head"><h1>${t('screen.dashboard')}</h1></div>
      <div class="grid">
        <section class="card stack" aria-labelledby="dash-health">
          <h2 id="dash-health">${t('dashboard.health')}</h2>
          ${this.checks
            ? html`<p class="figure">${bad.length ? t('dashboard.not-ready') : t('dashboard.ready')}</p>
                <ul class="plain stack tight">
                  ${this.checks.map(
                    (c) =>
                      html`<li class="stack tight">
                        <span class="spread">
                          <span>${c.name}</span>
                          <span class="badge ${c.ok ? 'good' : 'danger'}"
                            >${icon(c.ok ? 'check' : 'alert')}${c.ok ? t('health.ok') : t('health.failing')}</span
                          >
                        </span>
                        ${c.ok || !c.detail ? nothing : html`<span class="muted small long" tabindex="0">${c.detail}</span>`}
                      </li>`,
                  )}
                </ul>`
            : html`<span class="skeleton"></span>`}
        </section>
        ${this.plugins === null
          ? nothing
          : html`<section class="card stack" aria-labelledby="dash-plugins">
              <h2 id="dash-plugins">${t('screen.plugins')}</h2>
              ${this.plugins
                ? html`<p class="figure">${t('dashboard.plugins', { n: this.plugins.length })}</p>
                    <ul class="plain stack tight">
                      ${(troubled.length ? troubled : this.plugins)
                        .slice(0, 6)
                        .map((p) => html`<li class="spread"><span>${p.title || p.name}</span>${pluginBadge(p.state)}</li>`)}
                    </ul>
                    <a href=${href('plugins')}>${t('dashboard.manage')}</a>`
                : html`<span class="skeleton"></span>`}
            </section>`}
        ${this.jobs === null
          ? nothing
          : html`<section class="card stack" aria-labelledby="dash-jobs">
              <h2 id="dash-jobs">${t('dashboard.jobs')}</h2>
              ${this.jobs
                ? this.jobs.length
                  ? html`<ul class="plain stack tight">
                        ${this.jobs.slice(0, 6).map(
                          (j) =>
                            html`<li class="spread">
                              <span>${j.title}<br /><span class="muted small">${ago(j.startedAt)}</span></span>
                              ${jobBadge(j.state)}
                            </li>`,
                        )}
                      </ul>
                      <a href=${href('jobs')}>${t('dashboard.all-jobs')}</a>`
                  : html`<p class="muted">${t('jobs.empty')}</p>`
                : html`<span class="skeleton"></span>`}
            </section>`}
        <section class="card stack" aria-labelledby="dash-links">
          <h2 id="dash-links">${t('dashboard.links')}</h2>
          <ul class="plain stack tight">
            <li><a class="cluster" href="../" target="_blank" rel="noopener">${icon('open')}${t('shell.site')}</a></li>
            <li><a class="cluster" href="../api/docs" target="_blank" rel="noopener">${icon('code')}${t('dashboard.api')}</a></li>
          </ul>
        </section>
      </div>
    </div>`;
  }
}
customElements.define('candor-dashboard', Dashboard);

function checksOf(data: any, ok: boolean): Check[] {
  const list = Array.isArray(data?.checks)
    ? data.checks
    : Object.entries(data?.checks ?? {}).map(([name, value]) =>
        typeof value === 'object' && value ? { name, ...value } : { name, status: value },
      );
  const checks = list.map((c: any) => ({
    name: String(c.name ?? ''),
    ok: c.ok ?? c.healthy ?? c.ready ?? /^(ok|up|pass|ready|true)$/i.test(String(c.status ?? c.state ?? '')),
    detail: String(c.detail ?? c.message ?? ''),
  }));
  return checks.length ? checks : [{ name: t('dashboard.server'), ok, detail: '' }];
}
