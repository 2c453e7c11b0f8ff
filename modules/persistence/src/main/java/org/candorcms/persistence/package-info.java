// SPDX-License-Identifier: Apache-2.0
/** The data source, one persistence unit for each plugin, and the steps of its schema. */
@NullMarked
package org.candorcms.persistence;

import org.jspecify.annotations.NullMarked;
