// SPDX-License-Identifier: Apache-2.0
/** Installs, upgrades and removes plugins while everything else keeps serving. */
@NullMarked
package org.candorcms.host.plugins;

import org.jspecify.annotations.NullMarked;
