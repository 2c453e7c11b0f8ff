// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes a form sent without script: {@code POST /forms/{id}}. Registered with {@link FormType}. The
 * host checks origin, size and rate, binds and validates the fields, and answers 303 to the page
 * that carried the form, or 422 with the page and its form filled.
 *
 * @param <F> the fields; the host's own field {@code return} (a path of this site) is left out
 * @since 1.0
 */
@ConsumerType
@FunctionalInterface
public interface FormHandler<F extends Record> {
  /** Takes a valid form. May block; several threads call one instance. */
  FormResult submit(F form, RenderContext context);
}
