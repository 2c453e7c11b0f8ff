// SPDX-License-Identifier: Apache-2.0
// The disclosure plugin's screens of the administration.
import './admin/messages';
import './admin/relations';
import './admin/findings';
import './admin/packs';
import './admin/check';
import './admin/records';
