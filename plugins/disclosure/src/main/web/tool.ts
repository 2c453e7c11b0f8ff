// SPDX-License-Identifier: Apache-2.0
// The disclosure plugin's tool of text editors.
import './tool/messages';
import './tool/link';
