// SPDX-License-Identifier: Apache-2.0
import { addMessages, adoptStyles, type Messages } from '@candor/admin';
import { en } from './messages/en';
import { fil } from './messages/fil';
import { lo } from './messages/lo';
import { th } from './messages/th';
import { vi } from './messages/vi';

adoptStyles(`
  .stars { color: var(--warn); letter-spacing: .05em; white-space: nowrap; }
  .review-card { scroll-margin-block: 5rem 1rem; }
  .review-card.current { border-color: var(--accent); box-shadow: inset .2rem 0 0 var(--accent); }
  [dir="rtl"] .review-card.current { box-shadow: inset -.2rem 0 0 var(--accent); }
  .review-text { white-space: pre-wrap; overflow-wrap: anywhere; max-inline-size: 44rem; }
  .review-card :is(h2, h3, li, dd), .review-facts dd { overflow-wrap: anywhere; min-inline-size: 0; }
  .review-points { margin: 0; padding-inline-start: 1.2rem; }
  .review-facts { margin: 0; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
  .review-facts dd { margin: 0; }
  .review-photo { inline-size: 5.5rem; block-size: 5.5rem; object-fit: cover; border-radius: .4rem; border: 1px solid var(--line); display: block; }
  .review-reply { margin: 0; padding-inline-start: .8rem; border-inline-start: .2rem solid var(--accent); white-space: pre-wrap; }
  .review-keys .cluster { gap: .35rem 1rem; }
  .review-key { gap: .4rem; flex-wrap: nowrap; }
  .review-reason { display: flex; gap: .6rem; align-items: start; padding-block: .15rem; }
  .review-reason input { margin-block-start: .2rem; }
  .filters .review-check { min-block-size: 2.25rem; align-content: center; }
  .figures { margin: 0; gap: 1rem 2.5rem; }
  .grid.figures { grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 1rem; }
  .figures dd { margin: 0; }
  .choices { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; margin: 0; display: grid; gap: .35rem; }
  kbd { border: 1px solid var(--line); border-block-end-width: 2px; border-radius: .3rem; padding: 0 .35rem; background: var(--surface); color: var(--text); }
  @media (forced-colors: active) { .review-card.current { outline: 2px solid Highlight; } }
`);

/** The shell keeps the words of all plugins together. */
const own = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, text]) => ['reviews.' + key, text]));

addMessages('en', own(en));
addMessages('vi', own(vi));
addMessages('th', own(th));
addMessages('lo', own(lo));
addMessages('fil', own(fil));
