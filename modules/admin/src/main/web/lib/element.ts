// SPDX-License-Identifier: Apache-2.0
import { LitElement } from 'lit';

/**
 * Base of everything drawn here. Draws into the page itself: labels, focus and the shell's styles
 * work across elements.
 */
export class CandorElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('candor:language', this.again);
  }

  override disconnectedCallback(): void {
    removeEventListener('candor:language', this.again);
    super.disconnectedCallback();
  }

  private readonly again = () => this.requestUpdate();
}

/** The part of the address after the screen's id: `#/help.articles/<path...>?<query>`. */
export interface Route {
  screen: string;
  path: string[];
  query: URLSearchParams;
}

/**
 * Base of a screen. The shell sets `route` and draws a kind message in place of a screen that
 * throws.
 */
export class CandorScreen extends CandorElement {
  static override properties = { route: { attribute: false } };
  route: Route = { screen: '', path: [], query: new URLSearchParams() };

  protected override performUpdate(): void {
    const focused = document.activeElement;
    const onHeading = focused?.tagName === 'H1' && this.contains(focused);
    try {
      super.performUpdate();
      // The heading that was focused on arrival may give way to another when content has loaded.
      if (onHeading && !focused.isConnected) {
        const heading = this.querySelector('h1');
        if (heading) {
          heading.tabIndex = -1;
          heading.focus({ preventScroll: true });
        }
      }
    } catch (error) {
      this.dispatchEvent(new CustomEvent('candor:screen-failed', { bubbles: true, detail: error }));
    }
  }
}

/** Address of a screen, for links. */
export function href(screen: string, path: string[] = [], query: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams(
    Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== ''),
  ).toString();
  return '#/' + [screen, ...path.map(encodeURIComponent)].join('/') + (search ? '?' + search : '');
}

/** Goes to a screen; `replace` leaves no entry in the history. */
export function navigate(target: string, replace = false): void {
  if (replace) {
    history.replaceState(null, '', target);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = target;
  }
}

/** The address as a route. */
export function currentRoute(): Route {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2);
  const [screen = '', ...rest] = path.split('/');
  return { screen, path: rest.map(decode), query: new URLSearchParams(query) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Says something to screen readers without showing it. */
export function announce(text: string): void {
  dispatchEvent(new CustomEvent('candor:announce', { detail: text }));
}

/** Styles of a screen, beside the shell's. */
export function adoptStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

let sequence = 0;
/** An id that no other element of the page has. */
export function uniqueId(prefix = 'c'): string {
  return `${prefix}-${++sequence}`;
}
