// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import {
  announce,
  CandorScreen,
  confirmDialog,
  dateTime,
  del,
  errorText,
  get,
  href,
  icon,
  number,
  post,
  t,
  toast,
  type Page,
} from '@candor/admin';

interface Status {
  obstacle?: string;
  counts: { waiting: number; sent: number; failed: number };
}

interface Mail {
  key: string;
  state: 'waiting' | 'sent' | 'failed';
  to: string;
  subject: string;
  acceptedAt: string;
  nextAt?: string;
  endedAt?: string;
  attempts: number;
  problem: string;
}

const KINDS: Record<string, string> = { waiting: 'warn', sent: 'good', failed: 'danger' };
const STATES = ['waiting', 'failed', 'sent'] as const;
const REFRESH_MILLIS = 5000;

/** The outbox: why mails wait, what failed, a test. */
class MailScreen extends CandorScreen {
  private status?: Status;
  private items?: Mail[];
  private next: string | null = null;
  private error?: unknown;
  private shown?: string;
  private timer = 0;
  private tested = '';
  private testing = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => {
      if (!document.hidden && (this.items?.length ?? 0) <= 50) void this.load();
    }, REFRESH_MILLIS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  private state(): Mail['state'] {
    return STATES.find((s) => s === this.route.path[0]) ?? 'waiting';
  }

  override willUpdate(): void {
    if (this.shown !== this.state()) {
      this.shown = this.state();
      this.items = undefined;
      void this.load();
    }
  }

  private async load(more = false): Promise<void> {
    const state = this.state();
    try {
      const [status, page] = await Promise.all([
        get<Status>('mail'),
        get<Page<Mail>>('mail/messages', { state, cursor: more ? (this.next ?? undefined) : undefined }),
      ]);
      if (state !== this.state()) return;
      this.status = status;
      this.items = more ? [...(this.items ?? []), ...page.items] : page.items;
      this.next = page.next ?? null;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async act(work: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await work();
      toast(done);
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    await this.load();
  }

  private async test(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const to = String(new FormData(event.target as HTMLFormElement).get('to') ?? '').trim();
    this.testing = true;
    this.requestUpdate();
    try {
      const { key } = await post<{ key: string }>('mail/test', { to });
      this.tested = await this.outcome(key);
    } catch (error) {
      this.tested = errorText(error);
    }
    this.testing = false;
    announce(this.tested);
    await this.load();
  }

  /** Waits a little for the server's word. */
  private async outcome(key: string): Promise<string> {
    for (let attempt = 0; attempt < 20; attempt++) {
      const mail = await get<Mail>(`mail/messages/${encodeURIComponent(key)}`);
      if (mail.state === 'sent') return t('mail.test-sent');
      if (mail.state === 'failed') return t('mail.test-failed', { why: mail.problem });
      const status = await get<Status>('mail');
      if (status.obstacle) return t('mail.test-waits', { why: status.obstacle });
      if (mail.problem) return t('mail.test-waits', { why: mail.problem });
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return t('mail.test-waits', { why: '' });
  }

  private async discardAll(): Promise<void> {
    const n = this.status?.counts.waiting ?? 0;
    const sure = await confirmDialog({
      title: t('mail.discard-ask', { n }),
      text: t('mail.discard-detail'),
      action: t('mail.discard-all'),
      danger: true,
    });
    if (sure) await this.act(() => del('mail/messages'), t('mail.discarded'));
  }

  private obstacle() {
    const why = this.status?.obstacle;
    if (!why) return nothing;
    return html`<div class="note warn" role="status">
      ${icon('alert')}
      <div class="stack tight">
        <p><strong>${t('mail.waits')}</strong> ${why}</p>
        <p><a href=${href('settings')}>${t('mail.settings')}</a></p>
      </div>
    </div>`;
  }

  override render() {
    const counts = this.status?.counts;
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('mail.title')}</h1>
          <p class="lead">${t('mail.lead')}</p>
        </div>
        <div class="actions">
          ${counts?.waiting
            ? html`<button @click=${() => this.act(() => post('mail/retry'), t('mail.retrying'))}>
                  ${icon('refresh')}${t('mail.retry')}
                </button>
                <button class="danger" @click=${() => this.discardAll()}>${icon('trash')}${t('mail.discard-all')}</button>`
            : nothing}
        </div>
      </div>
      ${this.obstacle()}
      <form class="card stack" @submit=${(e: SubmitEvent) => this.test(e)}>
        <div class="field">
          <label for="mail-test-to">${t('mail.test-to')}</label>
          <input id="mail-test-to" name="to" type="email" required maxlength="254" autocomplete="email" />
        </div>
        <div class="actions">
          <button ?disabled=${this.testing}>${icon('open')}${t(this.testing ? 'mail.testing' : 'mail.test')}</button>
        </div>
        ${this.tested ? html`<p role="status">${this.tested}</p>` : nothing}
      </form>
      <nav class="actions" aria-label=${t('mail.states')}>
        ${STATES.map(
          (s) =>
            html`<a
              class="button ${this.state() === s ? 'primary' : ''}"
              aria-current=${this.state() === s ? 'true' : nothing}
              href=${href('services.mail', s === 'waiting' ? [] : [s])}
              >${t('mail.' + s)}${counts ? html` <span class="figure">${number(counts[s])}</span>` : nothing}</a
            >`,
        )}
      </nav>
      <candor-table
        .label=${t('mail.' + this.state())}
        .rows=${this.items}
        .error=${this.error}
        .retry=${() => this.load()}
        .empty=${t('mail.empty')}
        .columns=${[
          {
            key: 'subject',
            label: t('mail.subject'),
            wide: true,
            cell: (m: Mail) =>
              html`<strong>${m.subject || t('mail.forgotten')}</strong><br /><span class="muted small">${m.key}</span>`,
          },
          { key: 'to', label: t('mail.to') },
          {
            key: 'state',
            label: t('mail.state'),
            cell: (m: Mail) =>
              html`<span class="badge ${KINDS[m.state]}">${t('mail.' + m.state)}</span>
                ${m.problem ? html`<br /><span class="muted small">${m.problem}</span>` : nothing}`,
          },
          { key: 'acceptedAt', label: t('mail.accepted'), cell: (m: Mail) => dateTime(m.acceptedAt) },
          { key: 'attempts', label: t('mail.attempts'), end: true },
          {
            key: 'actions',
            label: '',
            end: true,
            cell: (m: Mail) =>
              m.state === 'waiting'
                ? html`<button
                    @click=${() =>
                      this.act(() => del(`mail/messages/${encodeURIComponent(m.key)}`), t('mail.discarded'))}
                    aria-label="${t('mail.discard')}: ${m.subject}"
                  >
                    ${t('mail.discard')}
                  </button>`
                : nothing,
          },
        ]}
      ></candor-table>
      ${this.next
        ? html`<div class="actions"><button @click=${() => this.load(true)}>${t('action.more')}</button></div>`
        : nothing}
    </div>`;
  }
}
customElements.define('services-mail', MailScreen);
