// SPDX-License-Identifier: Apache-2.0
/** What visitors see: widgets and forms. */
@NullMarked
package org.candorcms.reviews.web;

import org.jspecify.annotations.NullMarked;
