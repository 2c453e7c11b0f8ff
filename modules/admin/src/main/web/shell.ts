// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import {
  ApiError,
  CandorElement,
  confirmDialog,
  currentRoute,
  del,
  get,
  href,
  icon,
  language,
  languages,
  navigate,
  offerTools,
  request,
  setLanguage,
  startLanguage,
  t,
  toast,
  type Route,
} from '@candor/admin';
import './screens/access';
import './screens/audit';
import './screens/dashboard';
import './screens/jobs';
import './screens/plugins';
import './screens/settings';
import { type Session, sessionOf } from './lib/session';
import './parts/login';
import type { CandorLogin } from './parts/login';

interface Entry {
  id: string;
  title: string;
  group: string;
  icon: string;
  element: string;
  /** Address of the module; the shell's own screens have none. */
  module?: string;
  order: number;
  roles?: string[];
}

const OWN: Entry[] = [
  { id: 'dashboard', title: 'screen.dashboard', group: '', icon: 'home', element: 'candor-dashboard', order: 0 },
  own('plugins', 'plug', 10),
  own('settings', 'settings', 20),
  { ...own('jobs', 'jobs', 30), roles: ['administrator', 'editor'] },
  own('access', 'users', 40),
  own('audit', 'shield', 50),
];
const GROUPS = ['', 'content', 'insight', 'system'];
/** The group of what is no screen but a tool of text editors. */
const TOOLS = 'editor';
const THEME = 'candor.admin.theme';
/** The screen of notices, which says how many are unread. */
const INBOX = 'services.notices';
const UNREAD_MILLIS = 30000;

function own(id: string, iconName: string, order: number): Entry {
  return {
    id,
    title: 'screen.' + id,
    group: 'system',
    icon: iconName,
    element: `candor-${id}`,
    order,
    roles: ['administrator'],
  };
}

/** The frame around all screens: sign-in, navigation, messages, and what happens when things fail. */
class CandorShell extends CandorElement {
  private session?: Session | null;
  private startFailure = false;
  private entries: Entry[] = [];
  private route: Route = currentRoute();
  private screen?: HTMLElement;
  private failure?: { title: string; detail: string };
  private loading = false;
  private offline = false;
  private outdated = false;
  private announcement = '';
  private unread = 0;
  private visit = 0;
  private readonly wide = matchMedia('(min-width: 48.01rem)');
  private readonly modules = new Map<string, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    startLanguage();
    applyTheme(localStorage.getItem(THEME) ?? 'auto');
    addEventListener('hashchange', () => void this.open());
    addEventListener('candor:language', () => void this.loadScreens());
    addEventListener('candor:signed-out', (e) => void this.signInAgain((e as CustomEvent<() => void>).detail));
    addEventListener('candor:connection', (e) => {
      this.offline = !(e as CustomEvent<boolean>).detail;
      this.requestUpdate();
      if (!this.offline) toast(t('connection.back'));
    });
    addEventListener('candor:announce', (e) => this.say((e as CustomEvent<string>).detail));
    addEventListener('error', (e) => this.onStray(e.error));
    addEventListener('unhandledrejection', (e) => this.onStray(e.reason));
    this.addEventListener('candor:screen-failed', (e) => this.fail((e as CustomEvent<unknown>).detail));
    addEventListener('candor:unread', (e) => this.countUnread((e as CustomEvent<number | undefined>).detail));
    setInterval(() => document.hidden || this.countUnread(), UNREAD_MILLIS);
    this.wide.addEventListener('change', () => this.requestUpdate());
    void this.start();
  }

  private async start(): Promise<void> {
    this.startFailure = false;
    try {
      this.session = sessionOf((await request('GET', 'session')).data);
    } catch (error) {
      if (!(error instanceof ApiError) || (error.status !== 401 && error.status !== 404)) this.startFailure = true;
      this.session = null;
    }
    this.requestUpdate();
    if (this.session) await this.enter();
  }

  private async enter(): Promise<void> {
    await this.loadScreens();
    await this.open();
  }

  private async loadScreens(): Promise<void> {
    if (!this.session) return;
    const roles = this.session.roles;
    let contributed: Entry[] = [];
    try {
      contributed = (await get<{ items: Entry[] }>('admin/screens', { lang: language() })).items;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(t('shell.no-screens'), { kind: 'danger' });
    }
    this.outdated ||= contributed.some((e) => this.modules.has(e.element) && this.modules.get(e.element) !== e.module);
    offerTools(contributed.filter((e) => e.group === TOOLS));
    this.entries = [
      ...OWN.filter((e) => !e.roles || e.roles.some((r) => roles.includes(r))),
      ...contributed.filter((e) => e.group !== TOOLS),
    ].sort((a, b) => a.order - b.order);
    this.requestUpdate();
    void this.countUnread();
  }

  /** How many notices wait; a screen that knows may tell. */
  private async countUnread(known?: number): Promise<void> {
    if (!this.session || this.offline || !this.entries.some((e) => e.id === INBOX)) return;
    try {
      const count = known ?? (await get<{ unread: number }>('notices/unread')).unread;
      if (count > this.unread) this.say(t('shell.unread', { n: count }));
      if (count === this.unread) return;
      this.unread = count;
      this.requestUpdate();
    } catch (error) {
      // Asked again soon; the rest of the page says so when the server is gone.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  private titleOf(entry: Entry): string {
    return entry.module ? entry.title : t(entry.title);
  }

  /** Draws the screen of the address; stays on the same element when only the rest has changed. */
  private async open(): Promise<void> {
    if (!this.session) return;
    const before = this.route;
    this.route = currentRoute();
    if (!this.route.screen) return navigate(href('dashboard'), true);
    this.querySelector<HTMLDialogElement>('dialog.drawer')?.close();
    const entry = this.entries.find((e) => e.id === this.route.screen);
    if (entry && before.screen === entry.id && this.screen && !this.failure) {
      (this.screen as any).route = this.route;
      // A new query is a filter being typed: the focus stays.
      if (before.path.join('/') !== this.route.path.join('/')) await this.arrive(entry);
      return;
    }
    const visit = ++this.visit;
    this.failure = undefined;
    this.screen = undefined;
    if (!entry) {
      this.failure = { title: t('shell.missing'), detail: t('shell.missing-detail') };
    } else {
      await this.mount(entry, visit);
    }
    if (visit === this.visit) await this.arrive(entry);
  }

  private async mount(entry: Entry, visit: number): Promise<void> {
    this.loading = true;
    this.requestUpdate();
    try {
      if (entry.module && !customElements.get(entry.element)) {
        await import(new URL(entry.module, document.baseURI).href);
        this.modules.set(entry.element, entry.module);
      }
      if (!customElements.get(entry.element)) throw new Error(`${entry.module} does not define ${entry.element}`);
      if (visit !== this.visit) return;
      const screen = document.createElement(entry.element);
      (screen as any).route = this.route;
      this.screen = screen;
    } catch (error) {
      if (visit === this.visit) this.fail(error);
    } finally {
      this.loading = false;
      this.requestUpdate();
    }
  }

  private async arrive(entry?: Entry): Promise<void> {
    const title = entry ? this.titleOf(entry) : t('shell.missing');
    document.title = `${title} · Candor`;
    await this.updateComplete;
    try {
      await (this.screen as any)?.updateComplete;
    } catch (error) {
      this.fail(error);
      await this.updateComplete;
    }
    const heading = this.querySelector<HTMLElement>('main h1') ?? this.querySelector<HTMLElement>('main');
    if (heading && !this.querySelector('main [autofocus]')) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    scrollTo(0, 0);
    this.say(title);
  }

  private fail(error: unknown): void {
    console.error(error);
    this.failure = {
      title: t('shell.broken'),
      detail: navigator.onLine ? t('shell.broken-detail') : t('error.offline'),
    };
    this.screen = undefined;
    this.requestUpdate();
  }

  /** A fault outside drawing: say so, leave the screen as it is. */
  private onStray(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (error instanceof ApiError) return toast(error.message, { kind: 'danger' });
    if (error) toast(t('shell.stray'), { kind: 'danger' });
  }

  private say(text: string): void {
    this.announcement = text;
    this.requestUpdate();
  }

  private async signInAgain(done: () => void): Promise<void> {
    const dialog = this.querySelector<HTMLDialogElement>('dialog.again');
    const login = dialog?.querySelector<CandorLogin>('candor-login');
    if (!dialog || !login) return location.reload();
    login.user = this.session?.name ?? '';
    login.done = (session) => {
      const other = this.session && session.name !== this.session.name;
      dialog.close();
      done();
      // Another person must not see what the one before was doing.
      if (other) location.reload();
    };
    if (!dialog.open) dialog.showModal();
    login.focusFirst();
  }

  private async signOut(): Promise<void> {
    if (!(await confirmDialog({ title: t('session.leave'), text: t('session.leave-detail'), action: t('session.sign-out') }))) {
      return;
    }
    try {
      await del('session');
    } finally {
      location.reload();
    }
  }

  override render(): TemplateResult {
    if (this.session === undefined) return html`<p class="visually-hidden" role="status">${t('state.loading')}</p>`;
    if (this.session === null) {
      return html`<div class="login">
          <main>
            <div class="card">
              <div class="brand"><img src=${logo()} alt="" />Candor</div>
              ${this.startFailure
                ? html`<div class="note danger" role="alert">
                      ${icon('alert')}<span>${t('shell.no-server')}</span>
                    </div>
                    <p class="actions"><button @click=${() => this.start()}>${t('action.retry')}</button></p>`
                : html`<candor-login .heading=${true} .done=${(s: Session) => this.signedIn(s)}></candor-login>`}
            </div>
            <div class="foot">${this.languageSelect()}</div>
          </main>
        </div>
        <candor-toasts></candor-toasts>`;
    }
    return html`
      <a class="skip" href="#main" @click=${this.skip}>${t('shell.skip')}</a>
      <div class="frame">
        ${this.wide.matches
          ? html`<header class="side">${this.sideContent()}</header>`
          : html`<header class="topbar">
              <button class="quiet icon-only" aria-label=${t('shell.menu')} aria-haspopup="dialog" @click=${this.drawer}>
                ${icon('menu')}
              </button>
              <a class="brand" href=${href('dashboard')}><img src=${logo()} alt="" />Candor</a>
            </header>`}
        <div>
          ${this.offline
            ? html`<div class="banner" role="alert">${icon('alert')}${t('connection.lost')}</div>`
            : nothing}
          ${this.outdated
            ? html`<div class="banner" role="status">
                ${icon('refresh')}${t('shell.outdated')}
                <button @click=${() => location.reload()}>${t('action.reload')}</button>
              </div>`
            : nothing}
          <main id="main" tabindex="-1" aria-busy=${this.loading ? 'true' : 'false'}>${this.content()}</main>
        </div>
      </div>
      ${this.wide.matches
        ? nothing
        : html`<dialog class="drawer" aria-label=${t('shell.menu')} @click=${this.outside}>
            <div class="side">${this.sideContent()}</div>
          </dialog>`}
      <dialog class="again" aria-label=${t('session.again')} @cancel=${(e: Event) => e.preventDefault()}>
        <div class="stack">
          <h2>${t('session.again')}</h2>
          <p class="muted">${t('session.again-detail')}</p>
          <candor-login></candor-login>
        </div>
      </dialog>
      <div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>
      <candor-toasts></candor-toasts>
    `;
  }

  private content() {
    if (this.failure) {
      return html`<div class="screen">
        <h1 tabindex="-1">${this.failure.title}</h1>
        <div class="note warn" role="alert">${icon('alert')}<p>${this.failure.detail}</p></div>
        <div class="actions">
          <a class="button" href=${href('dashboard')}>${icon('home')}${t('screen.dashboard')}</a>
          <button @click=${() => location.reload()}>${icon('refresh')}${t('action.reload')}</button>
        </div>
      </div>`;
    }
    if (this.loading || !this.screen) {
      return html`<div class="screen" aria-hidden="true">
        <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
      </div>`;
    }
    return keyed(this.screen, html`${this.screen}`);
  }

  private sideContent() {
    return html`
      <a class="brand" href=${href('dashboard')}><img src=${logo()} alt="" />Candor</a>
      <nav aria-label=${t('shell.navigation')}>
        ${GROUPS.map((group) => {
          const entries = this.entries.filter((e) => (GROUPS.includes(e.group) ? e.group : 'content') === group);
          if (!entries.length) return nothing;
          return html`<div>
            ${group ? html`<h2 id="group-${group}">${t('group.' + group)}</h2>` : nothing}
            <ul class="plain" aria-labelledby=${group ? `group-${group}` : nothing}>
              ${entries.map(
                (e) => html`<li>
                  <a href=${href(e.id)} aria-current=${e.id === this.route.screen ? 'page' : nothing}>
                    ${icon(e.icon)}<span>${this.titleOf(e)}</span>
                    ${e.id === INBOX && this.unread
                      ? html`<span class="badge"
                          ><span aria-hidden="true">${this.unread > 99 ? '99+' : this.unread}</span
                          ><span class="visually-hidden">${t('shell.unread', { n: this.unread })}</span></span
                        >`
                      : nothing}
                  </a>
                </li>`,
              )}
            </ul>
          </div>`;
        })}
      </nav>
      <div class="account">
        <div class="who">${icon('users')}<span>${this.session?.name}</span></div>
        <div class="row">
          ${this.languageSelect()}
          <button class="quiet icon-only" aria-label=${themeLabel()} title=${themeLabel()} @click=${this.turnTheme}>
            ${icon('contrast')}
          </button>
          <button
            class="quiet icon-only"
            aria-label=${t('session.sign-out')}
            title=${t('session.sign-out')}
            @click=${this.signOut}
          >
            ${icon('signout')}
          </button>
        </div>
        <a class="small cluster" href="../" target="_blank" rel="noopener">${icon('open')}${t('shell.site')}</a>
      </div>
    `;
  }

  private languageSelect() {
    return html`<select
      aria-label=${t('shell.language')}
      @change=${(e: Event) => setLanguage((e.target as HTMLSelectElement).value)}
    >
      ${languages.map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === language()}>${name}</option>`)}
    </select>`;
  }

  private signedIn(session: Session): void {
    this.session = session;
    this.requestUpdate();
    void this.enter();
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('main')?.focus();
  }

  private drawer(): void {
    this.querySelector<HTMLDialogElement>('dialog.drawer')?.showModal();
  }

  private outside(event: Event): void {
    if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
    // A link to the screen that is open changes no address.
    if ((event.target as Element).closest('nav a, a.brand')) (event.currentTarget as HTMLDialogElement).close();
  }

  private turnTheme(): void {
    const order = ['auto', 'light', 'dark'];
    const next = order[(order.indexOf(localStorage.getItem(THEME) ?? 'auto') + 1) % order.length];
    localStorage.setItem(THEME, next);
    applyTheme(next);
    this.say(themeLabel());
  }
}

function applyTheme(theme: string): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function themeLabel(): string {
  return t('theme.' + (localStorage.getItem(THEME) ?? 'auto'));
}

function logo(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '';
}

customElements.define('candor-shell', CandorShell);
