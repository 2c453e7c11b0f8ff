// SPDX-License-Identifier: Apache-2.0
import type { Messages } from '@candor/admin';

export const th: Messages = {};
