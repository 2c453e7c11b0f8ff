// SPDX-License-Identifier: Apache-2.0
import { addMessages, adoptStyles } from '@candor/admin';
import { en } from './messages/en';
import { fil } from './messages/fil';
import { lo } from './messages/lo';
import { th } from './messages/th';
import { vi } from './messages/vi';

adoptStyles(`
  .figures { margin: 0; gap: 1rem 2.5rem; }
  .grid.figures { grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 1rem; }
  .figures dd { margin: 0; }
  .choices { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; margin: 0; display: grid; gap: .35rem; max-block-size: 14rem; overflow: auto; }
  .note > .spread { flex: 1; }
`);

addMessages('en', en);
addMessages('fil', fil);
addMessages('lo', lo);
addMessages('th', th);
addMessages('vi', vi);
