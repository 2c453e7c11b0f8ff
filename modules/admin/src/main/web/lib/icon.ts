// SPDX-License-Identifier: Apache-2.0
import { html, svg, nothing, type TemplateResult } from 'lit';

/** Line icons on a 24 by 24 grid, drawn for this shell. */
const paths: Record<string, string> = {
  alert: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.4v.1',
  archive: 'M4 8v11h16V8M3 4h18v4H3zM10 12h4',
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 17h12l-1.500-2.500V10a4.500 4.500 0 0 0-9 0v4.500zM10.500 20a1.800 1.800 0 0 0 3 0',
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  book: 'M12 6c-2-1.6-5-2-8-1.5v14c3-.5 6-.1 8 1.5 2-1.6 5-2 8-1.5v-14c-3-.5-6-.1-8 1.5zM12 6v14',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M9 5l7 7-7 7',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6L6 18',
  code: 'M8.5 7L3.5 12l5 5M15.5 7l5 5-5 5',
  contrast: 'M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  down: 'M12 5v14M6 13l6 6 6-6',
  edit: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  file: 'M6 3.5h8l4 4v13H6zM14 3.500v4h4M9 12h6M9 16h6',
  heading: 'M6 5v14M18 5v14M6 12h12',
  help: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.4v.1',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5h4v5',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.1',
  import: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M4 17v3h16v-3',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8v.1',
  insight: 'M4 17l5-6 4 3 7-8M15 6h5v5',
  italic: 'M10 5h7M7 19h7M14 5l-4 14',
  jobs: 'M4 6h10M4 12h16M4 18h7M17 15l4 3-4 3z',
  key: 'M8 12.5a3.5 3.5 0 1 0 0 .1zM11.5 12.5H21M17.5 12.5v3.5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1',
  mail: 'M3.500 6h17v12h-17zM3.500 7.500l8.500 6 8.500-6',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  numbers: 'M10 6h10M10 12h10M10 18h10M4 4.5l1.5-.7V8M4 13h2.5L4 16h2.5',
  open: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  plus: 'M12 5v14M5 12h14',
  quote: 'M5 17h4l1-5V7H5v5h3zM14 17h4l1-5V7h-5v5h3z',
  redo: 'M20 8v5h-5M20 13a8 8 0 1 0-2 5',
  refresh: 'M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5',
  rules: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 4.8v4.4M8 14.8v4.4',
  search: 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM16 16l4.5 4.5',
  settings: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2',
  shield: 'M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6z',
  signout: 'M14 4h6v16h-6M10 8l-4 4 4 4M6 12h9',
  sparkle: 'M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8z',
  spark: 'M4 17l5-6 4 3 7-8M15 6h5v5',
  table: 'M4 5h16v14H4zM4 10h16M10 5v14',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  undo: 'M4 8v5h5M4 13a8 8 0 1 1 2 5',
  up: 'M12 19V5M6 11l6-6 6 6',
  upload: 'M12 16V5M7.5 9.5L12 5l4.5 4.5M4 17v3h16v-3',
  users: 'M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5zM3 19c.4-3.4 2.8-5 6-5s5.600 1.600 6 5M16 5.300a3.200 3.200 0 0 1 0 6M17.500 14.300c2 .5 3.200 2.100 3.500 4.700',
};

/** An icon beside a text; give a label where it stands alone. */
export function icon(name: string, label?: string): TemplateResult {
  const flip = ['back', 'chevron', 'signout', 'open', 'undo', 'redo', 'jobs', 'list'].includes(name) ? ' flip' : '';
  return html`<svg
    class="icon${flip}"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    role=${label ? 'img' : nothing}
    aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : 'true'}
  >
    ${svg`<path d=${paths[name] ?? paths.sparkle}></path>`}
  </svg>`;
}
