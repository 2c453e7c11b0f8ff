// SPDX-License-Identifier: Apache-2.0
/** Finding articles: an index folder, its languages, its ranking. No OSGi, no database, no REST. */
@NullMarked
package org.candorcms.help.search;

import org.jspecify.annotations.NullMarked;
