// SPDX-License-Identifier: Apache-2.0

/**
 * Defines <candor-widget type="help.search" lang="en" min-height="320px">: one widget of a Candor
 * site in any page. Attributes in kebab-case become settings in camelCase; anything nested is JSON
 * in the attribute `settings`. Works as a module and as a classic script, and under a content
 * security policy that allows this host in connect-src only: styles are adopted, not inlined.
 *
 * Forms of the widget, and links to the widget itself, are followed in place, so that nobody has to
 * leave the page. Where the host does not take forms of this page's origin, they go the plain way.
 * With `page-url` set to the address of the page, what was chosen stands in that address: it can be
 * linked to, and the back button works.
 */

// One scope, so that a classic script leaves no names behind in the page.
(() => {
  const own = new Set(['type', 'id', 'class', 'style', 'slot', 'hidden', 'min-height', 'base', 'title', 'role', 'tabindex', 'loading']);
  const defaultHeight = '10rem';
  const moved = 'candor-moved';
  const sheets = new Map<string, Promise<CSSStyleSheet | undefined>>();
  const loadedScripts = new Set<string>();

  // Neither import.meta (an error in a classic script) nor currentScript (empty in a module) is
  // there in both cases; the address in the page is.
  const script =
    (document.currentScript as HTMLScriptElement | null) ??
    [...document.querySelectorAll<HTMLScriptElement>('script[src]')]
      .filter((each) => /\/embed\.js([?#]|$)/.test(each.src))
      .pop();
  const scriptBase = script ? script.src.replace(/\/embed\.js.*$/, '') : location.origin;

  function camelCase(name: string): string {
    return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  }

  function styleSheet(address: string): Promise<CSSStyleSheet | undefined> {
    let sheet = sheets.get(address);
    if (!sheet) {
      sheet = fetch(address, { credentials: 'omit' })
        .then((response) => (response.ok ? response.text() : Promise.reject(response.status)))
        .then((text) => new CSSStyleSheet().replace(text))
        .catch(() => undefined);
      sheets.set(address, sheet);
    }
    return sheet;
  }

  function remembered(key: string): string | null {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null; // Storage may be forbidden in a frame.
    }
  }

  function remember(key: string, height: number): void {
    try {
      sessionStorage.setItem(key, `${Math.round(height)}px`);
    } catch {
      // Then the next page reserves the default.
    }
  }

  function samePlace(one: URL, other: URL): boolean {
    return one.origin === other.origin && one.pathname === other.pathname;
  }

  /** Fields as in a plain form; files do not go there. */
  function plain(data: FormData): URLSearchParams {
    const fields = new URLSearchParams();
    data.forEach((value, name) => fields.append(name, typeof value === 'string' ? value : value.name));
    return fields;
  }

  class CandorWidget extends HTMLElement {
    private readonly box = new CSSStyleSheet();
    private readonly attributesSeen = new MutationObserver(() => this.changed());
    private readonly size = new ResizeObserver(() => this.keepHeight());
    private sight?: IntersectionObserver;
    private running?: AbortController;
    private shown = '';
    private pending = false;
    private sending = false;
    private now = '';
    private names: string[] = [];

    connectedCallback(): void {
      const ready = this.shadowRoot;
      const root = ready ?? this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [this.box, ...root.adoptedStyleSheets];
      root.addEventListener('submit', this.submitted);
      root.addEventListener('click', this.clicked);
      addEventListener('popstate', this.follow);
      addEventListener(moved, this.follow);
      this.attributesSeen.observe(this, { attributes: true });
      if (ready && ready.childElementCount > 0) {
        this.shown = this.address(); // The page came with the output, as declarative shadow DOM.
        this.reserve('');
        return;
      }
      this.reserve(this.getAttribute('min-height') ?? remembered(this.key()) ?? defaultHeight);
      if (this.getAttribute('loading') === 'eager' || !('IntersectionObserver' in window)) {
        void this.load();
        return;
      }
      this.sight = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) {
            this.sight?.disconnect();
            this.sight = undefined;
            void this.load();
          }
        },
        { rootMargin: '600px' },
      );
      this.sight.observe(this);
    }

    disconnectedCallback(): void {
      this.sight?.disconnect();
      this.size.disconnect();
      this.attributesSeen.disconnect();
      this.running?.abort();
      this.shadowRoot?.removeEventListener('submit', this.submitted);
      this.shadowRoot?.removeEventListener('click', this.clicked);
      removeEventListener('popstate', this.follow);
      removeEventListener(moved, this.follow);
    }

    private key(): string {
      return `candor:${innerWidth}:${this.address()}`;
    }

    private reserve(height: string): void {
      const safe = /^[0-9.]+(px|rem|em|vh|svh|ch|%)?$/.test(height) ? height.replace(/([0-9])$/, '$1px') : '0';
      this.box.replaceSync(`:host{display:block;min-block-size:${safe}}:host([hidden]){display:none}`);
    }

    private address(): string {
      const query = new URLSearchParams();
      for (const { name, value } of [...this.attributes]) {
        if (!own.has(name) && !/^(data|aria|on)/.test(name)) {
          query.append(camelCase(name), value);
        }
      }
      const language = this.closest('[lang]')?.getAttribute('lang');
      if (language && !query.has('lang')) {
        query.append('lang', language);
      }
      const base = (this.getAttribute('base') ?? scriptBase).replace(/\/$/, '');
      return `${base}/fragments/${encodeURIComponent(this.getAttribute('type') ?? '')}?${query}`;
    }

    /** Several attributes set in a row make one request. */
    private changed(): void {
      if (this.pending || this.sight) {
        return;
      }
      this.pending = true;
      queueMicrotask(() => {
        this.pending = false;
        if (this.isConnected && this.address() !== this.shown) {
          void this.load();
        }
      });
    }

    /** Goes to an address that is that of the widget or of its page, with whatever query. */
    private goes(address: URL): boolean {
      if (samePlace(address, new URL(this.address()))) {
        void this.load(address.href);
        return true;
      }
      if (this.hasAttribute('page-url') && samePlace(address, new URL(location.href))) {
        const page = new URL(location.href);
        this.names.forEach((name) => page.searchParams.delete(name));
        address.searchParams.forEach((value, name) => {
          if (this.names.includes(name) || !page.searchParams.has(name)) {
            page.searchParams.append(name, value);
          }
        });
        page.hash = address.hash;
        history.pushState(null, '', page);
        dispatchEvent(new Event(moved)); // Other widgets of the page follow, too.
        return true;
      }
      return false;
    }

    /** Shows what the address of the page asks for. */
    private readonly follow = (): void => {
      if (this.hasAttribute('page-url')) {
        const address = this.asked();
        if (address !== this.now) {
          void this.load(address + location.hash);
        }
      }
    };

    /** The address of the widget with those parameters of the page that the widget knows. */
    private asked(): string {
      const address = new URL(this.address());
      const page = new URLSearchParams(location.search);
      this.names.forEach((name) => page.getAll(name).forEach((value) => address.searchParams.append(name, value)));
      return address.href;
    }

    /** Whether an address takes forms of the host that the widget is from. */
    private takesForms(address: URL): boolean {
      const here = new URL(this.address());
      const base = here.pathname.replace(/\/fragments\/[^/]*$/, '');
      return address.origin === here.origin && address.pathname.startsWith(`${base}/forms/`);
    }

    private readonly clicked = (event: Event): void => {
      const { button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
      const link = event.composedPath().find((each): each is HTMLAnchorElement => each instanceof HTMLAnchorElement);
      if (!link || event.defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey || link.target) {
        return;
      }
      const written = link.getAttribute('href') ?? '';
      if (written.startsWith('#')) {
        // The page does not see the ids in here.
        const place = this.shadowRoot?.getElementById(written.slice(1));
        if (place) {
          event.preventDefault();
          this.lead(place);
        }
      } else if (written && this.goes(new URL(link.href))) {
        event.preventDefault();
      }
    };

    private readonly submitted = (event: Event): void => {
      const { target: form, submitter } = event as SubmitEvent;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement)) {
        return;
      }
      const action = new URL(form.getAttribute('action') ?? '', this.address());
      const data = new FormData(form);
      const button = submitter as HTMLButtonElement | null;
      if (button?.name) {
        data.append(button.name, button.value);
      }
      if (form.method === 'get') {
        action.search = `${plain(data)}`;
        if (this.goes(action)) {
          event.preventDefault();
        }
      } else if (form.method === 'post' && this.takesForms(action)) {
        event.preventDefault();
        if (!this.sending) {
          void this.send(form, action, data, button);
        }
      }
    };

    /** The answer is the widget again: with a word of thanks, or with what is to be mended. */
    private async send(form: HTMLFormElement, action: URL, data: FormData, button: HTMLButtonElement | null): Promise<void> {
      this.running?.abort();
      const running = new AbortController();
      this.running = running;
      this.sending = true;
      try {
        const response = await fetch(action, {
          method: 'POST',
          body: form.enctype === 'multipart/form-data' ? data : plain(data),
          credentials: 'omit',
          headers: { Accept: 'text/html' },
          signal: running.signal,
        });
        await this.show(await response.text(), running.signal);
        this.lead(this.told(`${data.get('return') ?? ''}`.split('#')[1] ?? ''));
      } catch {
        if (!running.signal.aborted) {
          this.leave(form, button);
        }
      } finally {
        this.sending = false;
      }
    }

    /** The plain way, with the button that was pressed. */
    private leave(form: HTMLFormElement, button: HTMLButtonElement | null): void {
      if (button?.name) {
        const pressed = document.createElement('input');
        pressed.type = 'hidden';
        pressed.name = button.name;
        pressed.value = button.value;
        form.append(pressed);
      }
      HTMLFormElement.prototype.submit.call(form);
    }

    /** What is to be read next: what the widget asks for, or the place that the address names. */
    private told(id: string): HTMLElement | null {
      const wanted = this.shadowRoot?.querySelector<HTMLElement>('[autofocus]');
      const place = id ? this.shadowRoot?.getElementById(id) : null;
      place?.setAttribute('data-target', ''); // As :target, which knows only ids of the page.
      return wanted ?? place?.querySelector<HTMLElement>('[role="status"]:not(:empty)') ?? place ?? null;
    }

    private lead(place: HTMLElement | null): void {
      if (place && !place.matches('a[href], button, input, select, textarea, [tabindex]')) {
        place.tabIndex = -1;
      }
      place?.focus();
    }

    private async load(other?: string): Promise<void> {
      this.running?.abort();
      const running = new AbortController();
      this.running = running;
      const address = other ?? this.address();
      this.shown = this.address();
      this.now = address.replace(/#.*/, '');
      try {
        const response = await fetch(address, {
          credentials: 'omit',
          headers: { Accept: 'text/html' },
          signal: running.signal,
        });
        if (!response.ok) {
          throw new Error(`${response.status}`);
        }
        await this.show(await response.text(), running.signal);
        if (!other) {
          this.follow();
        } else if (other.includes('#')) {
          this.lead(this.told(new URL(other).hash.slice(1)));
        }
        this.dispatchEvent(new CustomEvent('candor-load', { bubbles: true }));
      } catch (error) {
        if (!running.signal.aborted) {
          // What was shown before stays; a widget that never came leaves no hole.
          if (!this.shadowRoot?.childElementCount) {
            this.reserve(this.getAttribute('min-height') ?? '');
          }
          this.dispatchEvent(new CustomEvent('candor-error', { bubbles: true, detail: `${error}` }));
        }
      }
    }

    private async show(html: string, signal: AbortSignal): Promise<void> {
      const root = this.shadowRoot;
      const fragment = new DOMParser().parseFromString(html, 'text/html').querySelector('.candor-fragment');
      if (!root || !fragment) {
        throw new Error('no fragment');
      }
      const links = [...fragment.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
      const found = await Promise.all(links.map((link) => styleSheet(link.href)));
      if (signal.aborted) {
        return;
      }
      const adopted: CSSStyleSheet[] = [];
      links.forEach((link, i) => {
        const sheet = found[i];
        if (sheet) {
          adopted.push(sheet);
          link.remove();
        }
      });
      this.takeScripts(fragment);
      this.names = (fragment.getAttribute('data-parameters') ?? '').split(' ');
      root.adoptedStyleSheets = [this.box, ...adopted];
      root.replaceChildren(document.importNode(fragment, true));
      this.reserve(this.getAttribute('min-height') ?? '');
      this.size.disconnect();
      if (root.firstElementChild) {
        this.size.observe(root.firstElementChild);
      }
    }

    /** Structured data goes where search engines read it, behaviour where modules run. */
    private takeScripts(fragment: Element): void {
      this.querySelectorAll(':scope > script[type="application/ld+json"]').forEach((old) => old.remove());
      fragment.querySelectorAll<HTMLScriptElement>('script').forEach((each) => {
        each.remove();
        if (each.type === 'application/ld+json') {
          const data = document.createElement('script');
          data.type = each.type;
          data.textContent = each.textContent;
          this.append(data);
        } else if (each.type === 'module' && each.src && !loadedScripts.has(each.src)) {
          loadedScripts.add(each.src);
          const module = document.createElement('script');
          module.type = 'module';
          module.src = each.src;
          document.head.append(module);
        }
      });
    }

    private keepHeight(): void {
      const height = this.getBoundingClientRect().height;
      if (height > 0) {
        remember(this.key(), height);
      }
    }
  }

  if (!customElements.get('candor-widget')) {
    customElements.define('candor-widget', CandorWidget);
  }
})();
