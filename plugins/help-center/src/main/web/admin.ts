// SPDX-License-Identifier: Apache-2.0
// The help center's screens of the administration.
import './admin/messages';
import './admin/articles';
import './admin/import';
import './admin/rules';
import './admin/insight';
