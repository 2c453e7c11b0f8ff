// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import {
  ago,
  CandorScreen,
  dateTime,
  errorText,
  get,
  href,
  icon,
  post,
  t,
  toast,
  type Page,
} from '@candor/admin';

interface Notice {
  key: string;
  kind: string;
  severity: 'info' | 'warning' | 'urgent';
  title: string;
  path: string;
  raisedAt: string;
  resolvedAt?: string;
  read: boolean;
}

interface Delivery {
  id: string;
  target: string;
  noticeKey: string;
  state: string;
  attempts: number;
  nextAt?: string;
  problem: string;
}

const KINDS: Record<string, string> = { info: '', warning: 'warn', urgent: 'danger' };
const REFRESH_MILLIS = 30000;

/** What waits for editors: open, resolved, and what could not be told. */
class Notices extends CandorScreen {
  private items?: Notice[];
  private next: string | null = null;
  private deliveries?: Delivery[];
  private error?: unknown;
  private shown = '';
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => {
      if (!document.hidden && this.view() === 'open' && (this.items?.length ?? 0) <= 50) void this.load();
    }, REFRESH_MILLIS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  private view(): string {
    return ['resolved', 'deliveries'].includes(this.route.path[0]) ? this.route.path[0] : 'open';
  }

  override willUpdate(): void {
    if (this.shown !== this.view()) {
      this.shown = this.view();
      this.items = undefined;
      this.deliveries = undefined;
      void this.load();
    }
  }

  private async load(more = false): Promise<void> {
    const view = this.view();
    try {
      if (view === 'deliveries') {
        this.deliveries = (await get<Page<Delivery>>('notices/deliveries')).items;
      } else {
        const page = await get<Page<Notice>>('notices', { state: view, cursor: more ? (this.next ?? undefined) : undefined });
        if (view !== this.view()) return;
        this.items = more ? [...(this.items ?? []), ...page.items] : page.items;
        this.next = page.next ?? null;
      }
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async read(keys: string[]): Promise<void> {
    if (!keys.length) return;
    for (const item of this.items ?? []) if (keys.includes(item.key)) item.read = true;
    this.items = [...(this.items ?? [])];
    this.requestUpdate();
    try {
      const { unread } = await post<{ unread: number }>('notices/read', { keys: keys.slice(0, 200) });
      dispatchEvent(new CustomEvent('candor:unread', { detail: unread }));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
  }

  private async resolve(item: Notice): Promise<void> {
    try {
      await post(`notices/${encodeURIComponent(item.key)}/resolve`);
      toast(t('notices.resolved-one', { title: item.title }));
      dispatchEvent(new CustomEvent('candor:unread'));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    await this.load();
  }

  private tab(view: string, path: string[]) {
    return html`<a class="button ${this.view() === view ? 'primary' : ''}" aria-current=${this.view() === view ? 'true' : nothing}
      href=${href('services.notices', path)}>${t('notices.' + view)}</a>`;
  }

  /** An address of the administration stays in it. */
  private link(item: Notice) {
    const inside = item.path.startsWith('/admin/#');
    return html`<a
      class="title"
      href=${inside ? item.path.slice('/admin/'.length) : '..' + item.path}
      @click=${() => this.read([item.key])}
      >${item.read ? item.title : html`<strong>${item.title}</strong>`}</a
    >`;
  }

  override render() {
    const unread = (this.items ?? []).filter((n) => !n.read).map((n) => n.key);
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('notices.title')}</h1>
          <p class="lead">${t('notices.lead')}</p>
        </div>
        ${this.view() === 'open' && unread.length
          ? html`<div class="actions">
              <button @click=${() => this.read(unread)}>${icon('check')}${t('notices.read-all')}</button>
            </div>`
          : nothing}
      </div>
      <nav class="actions" aria-label=${t('notices.views')}>
        ${this.tab('open', [])} ${this.tab('resolved', ['resolved'])} ${this.tab('deliveries', ['deliveries'])}
      </nav>
      ${this.view() === 'deliveries' ? this.deliveryTable() : this.noticeTable()}
      ${this.next && this.view() !== 'deliveries'
        ? html`<div class="actions"><button @click=${() => this.load(true)}>${t('action.more')}</button></div>`
        : nothing}
    </div>`;
  }

  private noticeTable() {
    return html`<candor-table
      .label=${t('notices.' + this.view())}
      .rows=${this.items}
      .error=${this.error}
      .retry=${() => this.load()}
      .empty=${t(this.view() === 'open' ? 'notices.empty' : 'notices.empty-resolved')}
      .columns=${[
        { key: 'title', label: t('notices.what'), wide: true, cell: (n: Notice) => this.link(n) },
        {
          key: 'severity',
          label: t('notices.severity'),
          cell: (n: Notice) => html`<span class="badge ${KINDS[n.severity] ?? ''}">${t('notices.' + n.severity)}</span>`,
        },
        {
          key: 'raisedAt',
          label: t('notices.since'),
          cell: (n: Notice) => html`<span title=${dateTime(n.raisedAt)}>${ago(n.raisedAt)}</span>`,
        },
        {
          key: 'actions',
          label: '',
          end: true,
          cell: (n: Notice) =>
            n.resolvedAt
              ? html`<span class="muted">${ago(n.resolvedAt)}</span>`
              : html`<button @click=${() => this.resolve(n)} aria-label="${t('notices.resolve')}: ${n.title}">
                  ${icon('check')}${t('notices.resolve')}
                </button>`,
        },
      ]}
    ></candor-table>`;
  }

  private deliveryTable() {
    return html`<candor-table
      .label=${t('notices.deliveries')}
      .rows=${this.deliveries}
      .error=${this.error}
      .retry=${() => this.load()}
      .empty=${t('notices.empty-deliveries')}
      .columns=${[
        { key: 'target', label: t('notices.target'), wide: true },
        { key: 'noticeKey', label: t('notices.what') },
        {
          key: 'state',
          label: t('mail.state'),
          cell: (d: Delivery) =>
            html`<span class="badge ${d.state === 'failed' ? 'danger' : 'warn'}">${t('mail.' + d.state)}</span>
              <span class="muted small">${d.problem}</span>`,
        },
        { key: 'attempts', label: t('mail.attempts'), end: true },
        { key: 'nextAt', label: t('mail.next'), cell: (d: Delivery) => (d.nextAt ? dateTime(d.nextAt) : '') },
      ]}
    ></candor-table>`;
  }
}
customElements.define('services-notices', Notices);
