// SPDX-License-Identifier: Apache-2.0
import { html } from 'lit';
import {
  CandorScreen,
  confirmDialog,
  date,
  del,
  dialog,
  errorText,
  type Field,
  get,
  icon,
  post,
  t,
  toast,
  uniqueId,
  type Page,
  type Values,
} from '@candor/admin';

interface User {
  username: string;
  roles: string[];
  createdAt?: string;
}

interface Token {
  id: string;
  name: string;
  roles: string[];
  createdAt?: string;
  expiresAt?: string | null;
}

const ROLES = ['moderator', 'editor', 'administrator'];
const nameOf = (u: User) => u.username;
const highest = (who: { roles: string[] }) => [...ROLES].reverse().find((r) => who.roles.includes(r)) ?? '';

/** Accounts of people and tokens of programs. */
class Access extends CandorScreen {
  private users?: User[];
  private tokens?: Token[];
  private usersError?: unknown;
  private tokensError?: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    await Promise.all([
      get<Page<User>>('users').then(
        (p) => ((this.users = p.items), (this.usersError = undefined)),
        (e) => (this.usersError = e),
      ),
      get<Page<Token>>('tokens').then(
        (p) => ((this.tokens = p.items), (this.tokensError = undefined)),
        (e) => (this.tokensError = e),
      ),
    ]);
    this.requestUpdate();
  }

  private roleField(): Field {
    return {
      name: 'role',
      label: t('access.role'),
      type: 'select',
      required: true,
      options: ROLES.map((value) => ({ value, label: t('role.' + value) })),
      help: t('access.role-help'),
    };
  }

  private async addUser(): Promise<void> {
    const fields: Field[] = [
      { name: 'username', label: t('login.name'), type: 'text', required: true, maxLength: 100 },
      {
        name: 'password',
        label: t('login.password'),
        type: 'password',
        required: true,
        help: t('access.password-help'),
        autocomplete: 'new-password',
      },
      this.roleField(),
    ];
    const added = await dialog<boolean>({
      title: t('access.add-user'),
      body: (done) =>
        html`<candor-form
          .fields=${fields}
          .values=${{ role: 'editor' }}
          .action=${t('action.add')}
          .extra=${html`<button type="button" @click=${() => done(false)}>${t('action.cancel')}</button>`}
          .send=${async (v: Values) => {
            await post('users', { username: v.username, password: v.password, roles: [v.role] });
            done(true);
          }}
        ></candor-form>`,
    });
    if (added) {
      toast(t('access.user-added'));
      await this.load();
    }
  }

  private async addToken(): Promise<void> {
    let made = '';
    const id = uniqueId('token');
    const fields: Field[] = [
      { name: 'name', label: t('access.token-name'), type: 'text', required: true, help: t('access.token-name-help') },
      this.roleField(),
      { name: 'expiresInDays', label: t('access.days'), type: 'number', min: 1, max: 3650, help: t('access.days-help') },
    ];
    await dialog<void>({
      title: t('access.add-token'),
      body: (done, redraw) =>
        made
          ? html`<p>${t('access.token-once')}</p>
              <div class="field">
                <label for=${id}>${t('access.token')}</label>
                <div class="with-button">
                  <input id=${id} readonly .value=${made} @focus=${(e: Event) => (e.target as HTMLInputElement).select()} />
                  <button
                    @click=${async () => {
                      await navigator.clipboard?.writeText(made);
                      toast(t('access.copied'));
                    }}
                  >
                    ${icon('copy')}${t('access.copy')}
                  </button>
                </div>
              </div>
              <div class="actions"><button class="primary" @click=${() => done()}>${t('action.done')}</button></div>`
          : html`<candor-form
              .fields=${fields}
              .values=${{ role: 'editor', expiresInDays: 90 }}
              .action=${t('access.create')}
              .extra=${html`<button type="button" @click=${() => done()}>${t('action.cancel')}</button>`}
              .send=${async (v: Values) => {
                const expiresInDays = v.expiresInDays ? Number(v.expiresInDays) : undefined;
                const answer = await post<{ token: string }>('tokens', { name: v.name, roles: [v.role], expiresInDays });
                made = answer.token;
                redraw();
              }}
            ></candor-form>`,
    });
    await this.load();
  }

  private async withdraw(path: string, name: string, question: string): Promise<void> {
    if (!(await confirmDialog({ title: question, action: t('action.remove'), danger: true }))) return;
    try {
      await del(path);
      toast(t('access.removed', { name }));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    await this.load();
  }

  override render() {
    const removeButton = (name: string, run: () => void) =>
      html`<button class="danger icon-only" aria-label="${t('action.remove')}: ${name}" title=${t('action.remove')} @click=${run}>
        ${icon('trash')}
      </button>`;
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('screen.access')}</h1>
          <p class="lead">${t('access.lead')}</p>
        </div>
      </div>
      <section class="stack">
        <div class="spread">
          <h2>${t('access.users')}</h2>
          <button @click=${this.addUser}>${icon('plus')}${t('access.add-user')}</button>
        </div>
        <candor-table
          .label=${t('access.users')}
          .rows=${this.users}
          .error=${this.usersError}
          .retry=${() => this.load()}
          .columns=${[
            { key: 'name', label: t('login.name'), sort: nameOf, cell: (u: User) => html`<strong>${nameOf(u)}</strong>` },
            { key: 'role', label: t('access.role'), sort: highest, cell: (u: User) => t('role.' + highest(u)) },
            { key: 'createdAt', label: t('access.since'), sort: (u: User) => u.createdAt, cell: (u: User) => date(u.createdAt) },
            {
              key: 'actions',
              label: '',
              end: true,
              cell: (u: User) =>
                removeButton(nameOf(u), () =>
                  this.withdraw(`users/${encodeURIComponent(u.username)}`, nameOf(u), t('access.remove-user', { name: nameOf(u) })),
                ),
            },
          ]}
        ></candor-table>
      </section>
      <section class="stack">
        <div class="spread">
          <h2>${t('access.tokens')}</h2>
          <button @click=${this.addToken}>${icon('key')}${t('access.add-token')}</button>
        </div>
        <candor-table
          .label=${t('access.tokens')}
          .rows=${this.tokens}
          .error=${this.tokensError}
          .empty=${t('access.no-tokens')}
          .retry=${() => this.load()}
          .columns=${[
            { key: 'name', label: t('access.token-name'), sort: (x: Token) => x.name, cell: (x: Token) => html`<strong>${x.name}</strong>` },
            { key: 'role', label: t('access.role'), sort: highest, cell: (x: Token) => t('role.' + highest(x)) },
            {
              key: 'expiresAt',
              label: t('access.expires'),
              sort: (x: Token) => x.expiresAt ?? undefined,
              cell: (x: Token) => (x.expiresAt ? date(x.expiresAt) : html`<span class="muted">${t('access.never')}</span>`),
            },
            {
              key: 'actions',
              label: '',
              end: true,
              cell: (x: Token) =>
                removeButton(x.name, () =>
                  this.withdraw(`tokens/${encodeURIComponent(x.id)}`, x.name, t('access.remove-token', { name: x.name })),
                ),
            },
          ]}
        ></candor-table>
      </section>
    </div>`;
  }
}
customElements.define('candor-access', Access);
