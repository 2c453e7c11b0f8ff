// SPDX-License-Identifier: Apache-2.0
// Comfort on top of what works without script: votes and reports without leaving the place, more
// reviews below the ones that are read, and a draft of what was typed, kept in this browser only.

const drafts = "candor.reviews.draft.";

/** The innermost element under an event that matches, also inside an open shadow root. */
function at<E extends Element>(event: Event, selector: string): E | undefined {
  return event.composedPath().find((node) => node instanceof Element && node.matches(selector)) as E | undefined;
}

function say(form: HTMLElement, text: string): void {
  const status = form.closest(".reviews-foot")?.querySelector<HTMLElement>("[data-reviews-status]");
  if (status) {
    status.dataset["said"] = "";
    status.textContent = text;
  }
}

/** Sends a vote or a report to the API; whatever goes wrong, the plain form takes over. */
async function send(form: HTMLFormElement, body: object): Promise<unknown> {
  const response = await fetch(form.dataset["api"] ?? "", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.status === 204 ? null : response.json().catch(() => null);
}

async function vote(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector("button");
  if (button?.getAttribute("aria-pressed") === "true") return;
  try {
    const { helpful } = (await send(form, { helpful: true })) as { helpful: number };
    const words = button?.querySelector("span");
    if (words) {
      const number = new Intl.NumberFormat(document.documentElement.lang || undefined).format(helpful);
      words.textContent = `${(words.textContent ?? "").replace(/\s*\(.*\)\s*$/, "")} (${number})`;
    }
    button?.setAttribute("aria-pressed", "true");
    say(form, form.dataset["mThanks"] ?? "");
  } catch {
    form.submit();
  }
}

async function report(form: HTMLFormElement): Promise<void> {
  try {
    await send(form, { reason: new FormData(form).get("reason") });
    say(form, form.dataset["mThanks"] ?? "");
    const details = form.closest("details");
    if (details) {
      details.open = false;
      details.querySelector("summary")?.focus();
    }
  } catch {
    form.submit();
  }
}

/** Puts the next reviews below, and leads the focus to the first of them. */
async function more(link: HTMLAnchorElement): Promise<void> {
  const list = link.closest("[data-reviews-list]");
  const items = list?.querySelector(".reviews-items");
  if (!list || !items) return;
  link.setAttribute("aria-disabled", "true");
  try {
    const response = await fetch(link.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = page.querySelector("[data-reviews-list]");
    const added = [...(next?.querySelectorAll(".reviews-items > li") ?? [])];
    if (added.length === 0) throw new Error("nothing");
    items.append(...added.filter((item) => !items.querySelector(`#${CSS.escape(item.id)}`)));
    const following = next?.querySelector<HTMLAnchorElement>("[data-reviews-next]");
    if (following) {
      link.href = following.getAttribute("href") ?? "";
      link.removeAttribute("aria-disabled");
    } else {
      link.closest(".reviews-more")?.remove();
    }
    const heading = added[0]?.querySelector<HTMLElement>(".reviews-title");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  } catch {
    location.assign(link.href);
  }
}

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const form = at<HTMLFormElement>(event, "form[data-reviews-vote], form[data-reviews-flag]");
  // Embedded in a page of another site, the widget sends the form itself.
  if (!form || form.getRootNode() !== document || !form.checkValidity()) return;
  event.preventDefault();
  void (form.hasAttribute("data-reviews-vote") ? vote(form) : report(form));
});

document.addEventListener("click", (event) => {
  const link = at<HTMLAnchorElement>(event, "a[data-reviews-next]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.getRootNode() !== document) return;
  event.preventDefault();
  if (link.getAttribute("aria-disabled") !== "true") void more(link);
});

// Drafts. What identifies somebody (name, address, consent, files) is not kept.
const unkept = new Set(["product", "lang", "return", "invitation", "name", "email", "order", "consentToQuote", "photos", "attributeName"]);

function key(element: HTMLElement): string {
  return drafts + (element.dataset["draft"] ?? "");
}

function stored(name: string): Array<[string, string]> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? "[]");
    return Array.isArray(value) ? (value as Array<[string, string]>) : [];
  } catch {
    return [];
  }
}

function keep(form: HTMLFormElement): void {
  const fields = [...new FormData(form)].filter(
    ([name, value]) => !unkept.has(name) && typeof value === "string",
  );
  try {
    if (fields.some(([, value]) => value !== "")) localStorage.setItem(key(form), JSON.stringify(fields));
    else localStorage.removeItem(key(form));
  } catch {
    // Storage may be full or forbidden; the form works without.
  }
}

function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Then there was nothing.
  }
}

/** Fills an untouched form with what was typed before and says so. */
function restore(form: HTMLFormElement): void {
  const fields = stored(key(form));
  const touched = form.querySelector("[aria-invalid]") || [...new FormData(form)].some(([name, value]) => !unkept.has(name) && value !== "");
  if (fields.length === 0 || touched) return;
  const seen = new Map<string, number>();
  for (const [name, value] of fields) {
    const position = seen.get(name) ?? 0;
    seen.set(name, position + 1);
    const controls = [...form.elements].filter((each): each is HTMLInputElement => (each as HTMLInputElement).name === name);
    const radio = controls.find((each) => each.type === "radio" && each.value === value);
    if (radio) radio.checked = true;
    else if (controls[position] && controls[position].type !== "radio") controls[position].value = value;
  }
  const note = document.createElement("p");
  note.className = "reviews-draft";
  note.setAttribute("role", "status");
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "button button-small";
  discard.textContent = form.dataset["mDiscard"] ?? "";
  discard.addEventListener("click", () => {
    forget(key(form));
    form.reset();
    note.remove();
    form.querySelector<HTMLElement>("input[type=radio]")?.focus();
  });
  note.append(form.dataset["mDraft"] ?? "", " ", discard);
  form.append(note); // At the end, so that nothing that is read moves.
}

document.querySelectorAll<HTMLElement>("[data-reviews-sent]").forEach((done) => forget(key(done)));
document.querySelectorAll<HTMLFormElement>("form[data-reviews-form]").forEach((form) => {
  let timer = 0;
  restore(form);
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => keep(form), 300);
  });
  form.addEventListener("submit", () => keep(form));
});
