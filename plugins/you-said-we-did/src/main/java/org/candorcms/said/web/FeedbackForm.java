// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

final class FeedbackForm {
  static final String ID = "said.feedback";
}
