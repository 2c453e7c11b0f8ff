// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { date, icon, number, t } from '@candor/admin';

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
  author: { name: string; email?: string };
  lang: string;
  pros: string[];
  cons: string[];
  attributes: Record<string, string>;
  photos: Array<{ url: string; thumbnail: string; width: number; height: number; alt?: string }>;
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
  return html`<span class="stars" role="img" aria-label=${t('reviews.stars', { n: rating })}
    ><span aria-hidden="true">${'★'.repeat(rating)}${'☆'.repeat(5 - rating)}</span></span
  >`;
}

/** A duration such as `PT1H20M` in words. */
export function duration(iso: string | null | undefined): string {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso ?? '');
  if (!parts) return '';
  const minutes =
    Number(parts[1] ?? 0) * 1440 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0) + Number(parts[4] ?? 0) / 60;
  if (minutes < 1) return t('reviews.less-than-minute');
  if (minutes < 60) return t('reviews.minutes', { n: Math.round(minutes) });
  if (minutes < 2880) {
    const hours = Math.floor(minutes / 60);
    const rest = Math.round(minutes - hours * 60);
    return rest ? t('reviews.hours-minutes', { h: hours, m: rest }) : t('reviews.hours', { n: hours });
  }
  return t('reviews.days', { n: Math.round(minutes / 1440) });
}

/** What an author wrote and how it is proved, without anything to change it. */
export function reviewBody(review: Review): TemplateResult {
  const attributes = Object.entries(review.attributes ?? {});
  return html`<div class="stack tight" lang=${review.lang || nothing} dir="auto">
      ${review.title ? html`<h3 dir="auto">${review.title}</h3>` : nothing}
      <p class="review-text" dir="auto">${review.body}</p>
      ${list(review.pros, t('reviews.pros'))} ${list(review.cons, t('reviews.cons'))}
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
                <dt class="muted">${t('reviews.experienced')}</dt>
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
                <a href=${p.url} target="_blank" rel="noopener"
                  ><img
                    class="review-photo"
                    src=${p.thumbnail}
                    alt=${t('reviews.photo', { n: i + 1, of: review.photos.length })}
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
    ? html`<span class="badge good" title=${t('proof.' + review.verified.method + '-text')}
        >${icon('check')}${t('proof.' + review.verified.method)}</span
      >`
    : html`<span class="badge">${t('proof.none')}</span>`}
  ${review.incentivised
    ? html`<span class="badge warn">${t('reviews.incentivised', { kind: t('incentive.' + (review.incentive?.kind ?? 'other')) })}</span>`
    : nothing}
  ${review.photos?.length ? html`<span class="badge">${icon('image')}${t('reviews.photos', { n: review.photos.length })}</span>` : nothing}
  ${review.flags ? html`<span class="badge warn">${icon('alert')}${t('reviews.flags', { n: review.flags })}</span>` : nothing}`;
}

/** A row of figures. */
export function figure(value: string, label: string, hint = ''): TemplateResult {
  return html`<div class="card">
    <p class="muted small">${label}</p>
    <p class="figure">${value}</p>
    ${hint ? html`<p class="muted small">${hint}</p>` : nothing}
  </div>`;
}

export const count = (n: number | undefined) => number(n ?? 0);
