// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { ApiError, CandorElement, errorText, icon, request, t } from '@candor/admin';
import { type Session, sessionOf } from '../lib/session';

/** Name and password. */
export class CandorLogin extends CandorElement {
  static override properties = { user: {}, heading: { type: Boolean } };
  user = '';
  heading = false;
  done: (session: Session) => void = () => {};
  private errors: Array<{ field: string; text: string }> = [];
  private busy = false;
  private shown = false;
  private capsLock = false;
  private readonly key = this.constructor.name + Math.random().toString(36).slice(2, 8);

  override firstUpdated(): void {
    if (this.heading) this.focusFirst();
  }

  focusFirst(): void {
    void this.updateComplete.then(() => this.input(this.user ? 'password' : 'username').focus());
  }

  private input(name: string): HTMLInputElement {
    return this.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const [username, password] = [this.input('username').value.trim(), this.input('password').value];
    this.errors = [];
    if (!username) this.errors.push({ field: 'username', text: t('login.no-name') });
    if (!password) this.errors.push({ field: 'password', text: t('login.no-password') });
    if (this.errors.length) return this.showErrors();
    this.busy = true;
    this.requestUpdate();
    try {
      const answer = await request('POST', 'session', { body: { username, password } });
      let session = sessionOf(answer.data);
      if (!session.roles.length) session = sessionOf((await request('GET', 'session')).data);
      this.input('password').value = '';
      this.done(session);
    } catch (error) {
      const refused = error instanceof ApiError && (error.status === 401 || error.status === 400);
      const many = error instanceof ApiError && error.status === 429;
      this.errors = [{ field: 'password', text: refused ? t('login.refused') : many ? t('login.many') : errorText(error) }];
      await this.showErrors();
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }

  private async showErrors(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.summary')?.focus();
  }

  override render() {
    const id = (name: string) => `${this.key}-${name}`;
    const error = (name: string) => this.errors.find((e) => e.field === name);
    return html`<form class="stack" novalidate @submit=${this.submit}>
      ${this.heading ? html`<h1>${t('login.title')}</h1>` : nothing}
      ${this.errors.length
        ? html`<div class="summary" tabindex="-1" role="alert">
            <strong>${t('login.failed')}</strong>
            <ul>
              ${this.errors.map(
                (e) =>
                  html`<li>
                    <a
                      href="#"
                      @click=${(event: Event) => {
                        event.preventDefault();
                        this.input(e.field).focus();
                      }}
                      >${e.text}</a
                    >
                  </li>`,
              )}
            </ul>
          </div>`
        : nothing}
      <div class="field">
        <label for=${id('name')}>${t('login.name')}</label>
        <input
          id=${id('name')}
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          .value=${this.user}
          aria-required="true"
          aria-invalid=${error('username') ? 'true' : nothing}
        />
      </div>
      <div class="field">
        <label for=${id('password')}>${t('login.password')}</label>
        <div class="with-button">
          <input
            id=${id('password')}
            name="password"
            type=${this.shown ? 'text' : 'password'}
            autocomplete="current-password"
            aria-required="true"
            aria-invalid=${error('password') ? 'true' : nothing}
            aria-describedby=${id('caps')}
            @keydown=${this.watchCaps}
            @keyup=${this.watchCaps}
          />
          <button
            type="button"
            class="icon-only"
            aria-pressed=${this.shown ? 'true' : 'false'}
            aria-label=${t('login.reveal')}
            title=${t('login.reveal')}
            @click=${() => {
              this.shown = !this.shown;
              this.requestUpdate();
            }}
          >
            ${icon('eye')}
          </button>
        </div>
        <p class="hint" id=${id('caps')} role="status">${this.capsLock ? t('login.caps') : nothing}</p>
      </div>
      <button class="primary" type="submit" aria-disabled=${this.busy ? 'true' : nothing}>
        ${this.busy ? t('login.busy') : t('login.action')}
      </button>
    </form>`;
  }

  private watchCaps(event: KeyboardEvent): void {
    const on = event.getModifierState?.('CapsLock') ?? false;
    if (on !== this.capsLock) {
      this.capsLock = on;
      this.requestUpdate();
    }
  }
}
customElements.define('candor-login', CandorLogin);
