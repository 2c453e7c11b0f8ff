// SPDX-License-Identifier: Apache-2.0
import { addMessages } from '@candor/admin';
import { en } from './messages/en';
import { fil } from './messages/fil';
import { lo } from './messages/lo';
import { th } from './messages/th';
import { vi } from './messages/vi';

addMessages('en', en);
addMessages('fil', fil);
addMessages('lo', lo);
addMessages('th', th);
addMessages('vi', vi);
