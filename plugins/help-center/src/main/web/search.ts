// SPDX-License-Identifier: Apache-2.0
// The part of the search that every page loads: it waits for a wish to search and only then loads
// the dialog. Everything works without it, through the plain form.

interface Dialog {
  open(form: HTMLFormElement, from: HTMLElement | null): void;
}

const forms = "form[data-candor-search]";

/** Elements under an event, also those inside an open shadow root, innermost first. */
function path(event: Event): Element[] {
  return event.composedPath().filter((node): node is Element => node instanceof Element);
}

function formAt(event: Event): HTMLFormElement | undefined {
  return path(event).find((node) => node.matches(forms)) as HTMLFormElement | undefined;
}

/** The first form of the page, also inside embedded widgets. */
function anyForm(root: ParentNode = document): HTMLFormElement | null {
  const here = root.querySelector<HTMLFormElement>(forms);
  if (here) return here;
  for (const host of root.querySelectorAll("candor-widget")) {
    const inside = host.shadowRoot && anyForm(host.shadowRoot);
    if (inside) return inside;
  }
  return null;
}

async function open(form: HTMLFormElement, from: HTMLElement | null): Promise<void> {
  const address = form.dataset["dialog"];
  if (!address || typeof HTMLDialogElement === "undefined") {
    form.querySelector<HTMLInputElement>("input[name=q]")?.focus();
    return;
  }
  try {
    const dialog = (await import(address)) as Dialog;
    dialog.open(form, from);
  } catch {
    form.querySelector<HTMLInputElement>("input[name=q]")?.focus();
  }
}

function editable(event: Event): boolean {
  return path(event).some(
    (node) =>
      node.matches("input, textarea, select, [role=textbox], [role=combobox]") ||
      (node as HTMLElement).isContentEditable,
  );
}

function modalOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || modalOpen()) return;
  const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !editable(event);
  const own = formAt(event);
  const down = event.key === "ArrowDown" && own !== undefined && path(event)[0]?.matches("input");
  if (!command && !slash && !down) return;
  const form = own ?? anyForm();
  if (!form) return;
  event.preventDefault();
  void open(form, (path(event)[0] as HTMLElement | undefined) ?? null);
}

function send(address: string | undefined, query: string, lang: string, hit: HTMLElement): void {
  const id = hit.dataset["hit"];
  const position = Number(hit.dataset["position"]);
  if (!address || !query || !id || !position) return;
  const body = JSON.stringify({ q: query, ...(lang ? { lang } : {}), id, position });
  void fetch(address, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json" },
    body,
  }).catch(() => undefined);
}

function onClick(event: MouseEvent): void {
  const field = path(event)[0];
  const form = formAt(event);
  // A field that already holds a question is being edited; it stays a plain field.
  if (form && field instanceof HTMLInputElement && field.name === "q" && !field.value) {
    void open(form, field);
    return;
  }
  const hit = path(event).find((node) => node.matches("a[data-hit]")) as HTMLElement | undefined;
  const results = path(event).find((node) => node.matches("[data-candor-results]"));
  if (hit && results instanceof HTMLElement) {
    const { clicks, query, lang } = results.dataset;
    send(clicks, query ?? "", lang ?? "", hit);
  }
}

if (!("candorHelpSearch" in globalThis)) {
  Object.defineProperty(globalThis, "candorHelpSearch", { value: true });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
}

export {};
