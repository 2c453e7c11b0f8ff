// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { date, icon, t } from '@candor/admin';

/** A text of these screens, or one that the shell has for all. */
export function tr(key: string, args?: Record<string, unknown>): string {
  return t(/^(action|form|error)\./.test(key) ? key : 'reviews.' + key, args);
}

export interface Hint {
  code: string;
  detail: string;
}

/** A review as moderators see it. */
export interface Review {
  id: string;
  product: string;
  rating: number;
  title: string;
  body: string;
  author: { name: string };
  email?: string | null;
  lang: string;
  pros: string[];
  cons: string[];
  attributes: Record<string, string>;
  photos: Array<{ path: string; thumbnailPath: string; width: number; height: number; alt: string }>;
  experiencedOn?: string | null;
  status: 'pending' | 'approved' | 'rejected' | 'hidden';
  submittedAt: string;
  publishedAt?: string | null;
  publishesAt?: string | null;
  verified?: { method: string; at: string } | null;
  incentivised: boolean;
  incentive?: { kind: string; note?: string } | null;
  helpful: number;
  flags: number;
  flagReasons: string[];
  hints: Hint[];
  decision?: { reason: string; note: string; by: string; at: string } | null;
  reply?: { body: string; at: string; after: string } | null;
}

/** A line of the queue: the public review, and beside it what only moderators see. */
export interface Queued {
  review: Omit<Review, 'email' | 'hints' | 'flags' | 'flagReasons' | 'publishesAt' | 'decision'>;
  email?: string | null;
  hints: Hint[];
  flags: number;
  flagReasons: string[];
  publishesAt?: string | null;
  decision?: Review['decision'];
}

export const reviewOf = (item: Queued): Review => ({ ...item, ...item.review });

/** Address of a path of the site. */
const site = (path: string) => new URL('..' + path, document.baseURI).href;

export const REASONS = [
  'trade-secret',
  'abusive',
  'personal-information',
  'discriminatory',
  'false',
  'fake',
  'unrelated',
] as const;

/** Stars for the eye, a number for the ear. */
export function stars(rating: number): TemplateResult {
  return html`<span class="stars" role="img" aria-label=${tr('review.stars', { n: rating })}
    ><span aria-hidden="true">${'★'.repeat(rating)}${'☆'.repeat(5 - rating)}</span></span
  >`;
}

/** A duration such as `PT1H20M` in words. */
export function duration(iso: string | null | undefined): string {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso ?? '');
  if (!parts) return '';
  const minutes =
    Number(parts[1] ?? 0) * 1440 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0) + Number(parts[4] ?? 0) / 60;
  if (minutes < 1) return tr('time.less-than-minute');
  if (minutes < 60) return tr('time.minutes', { n: Math.round(minutes) });
  if (minutes < 2880) {
    const hours = Math.floor(minutes / 60);
    const rest = Math.round(minutes - hours * 60);
    return rest ? tr('time.hours-minutes', { h: hours, m: rest }) : tr('time.hours', { n: hours });
  }
  return tr('time.days', { n: Math.round(minutes / 1440) });
}

/** What an author wrote and how it is proved, without anything to change it. */
export function reviewBody(review: Review): TemplateResult {
  const attributes = Object.entries(review.attributes ?? {});
  return html`<div class="stack tight" lang=${review.lang || nothing} dir="auto">
      ${review.title ? html`<h3 dir="auto">${review.title}</h3>` : nothing}
      <p class="review-text" dir="auto">${review.body}</p>
      ${list(review.pros, tr('review.pros'))} ${list(review.cons, tr('review.cons'))}
    </div>
    ${attributes.length || review.experiencedOn
      ? html`<dl class="review-facts small">
          ${attributes.map(
            ([name, value]) =>
              html`<div>
                <dt class="muted">${name}</dt>
                <dd dir="auto">${value}</dd>
              </div>`,
          )}
          ${review.experiencedOn
            ? html`<div>
                <dt class="muted">${tr('review.experienced')}</dt>
                <dd>${date(review.experiencedOn)}</dd>
              </div>`
            : nothing}
        </dl>`
      : nothing}
    ${review.photos?.length
      ? html`<ul class="plain cluster">
          ${review.photos.map(
            (p, i) =>
              html`<li>
                <a href=${site(p.path)} target="_blank" rel="noopener"
                  ><img
                    class="review-photo"
                    src=${site(p.thumbnailPath)}
                    alt=${p.alt || tr('review.photo', { n: i + 1, of: review.photos.length })}
                    loading="lazy"
                /></a>
              </li>`,
          )}
        </ul>`
      : nothing}`;
}

function list(items: string[], label: string) {
  return items?.length
    ? html`<div>
        <span class="muted small">${label}</span>
        <ul class="review-points">
          ${items.map((x) => html`<li dir="auto">${x}</li>`)}
        </ul>
      </div>`
    : nothing;
}

/** Proof, incentive, photos and complaints at a glance. */
export function badges(review: Review): TemplateResult {
  return html`${review.verified
    ? html`<span class="badge good" title=${tr('proof.' + review.verified.method + '-text')}
        >${icon('check')}${tr('proof.' + review.verified.method)}</span
      >`
    : html`<span class="badge">${tr('proof.none')}</span>`}
  ${review.incentivised
    ? html`<span class="badge warn">${tr('review.incentivised', { kind: tr('incentive.' + (review.incentive?.kind ?? 'other')) })}</span>`
    : nothing}
  ${review.photos?.length ? html`<span class="badge">${icon('image')}${tr('review.photos', { n: review.photos.length })}</span>` : nothing}
  ${review.flags ? html`<span class="badge warn">${icon('alert')}${tr('review.flags', { n: review.flags })}</span>` : nothing}`;
}

/** A row of figures. */
export function figure(value: string, label: string, hint = ''): TemplateResult {
  return html`<div class="card">
    <p class="muted small">${label}</p>
    <p class="figure">${value}</p>
    ${hint ? html`<p class="muted small">${hint}</p>` : nothing}
  </div>`;
}

